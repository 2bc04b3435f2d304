window.COMPARE={"sections":[
["In short",[["summary","Summary",false],["also-known-as","Also known as",false],["subfields","Subfields",false],["tasks","Task",false],["year","Year",false],["status","Published",false]]],
["Input",[["input","Data",false],["length","Length",false],["build","Genome build",false],["strands","Strands",false],["input-note","Encoding and notes",false]]],
["Output",[["output","Data",false],["output-count","Number",false],["resolution","Resolution",false],["output-note","Notes",false]]],
["Training",[["trained-on","Organism trained on",false],["evaluated-on","Organism evaluated on",false],["data","Training data",false],["held-out","Held out",false],["training","How",false]]],
["Architecture",[["families","Architecture",false],["parameters","Parameters",false],["receptive-field","Receptive field",false],["variant","Variant described",false],["input-shape","Size of the input",true],["layers","Layers",true]]],
["Code and weights",[["code","Code",false],["code-by","Code by",false],["code-licence","Licence of code",false],["code-changed","Code last changed",false],["languages","Languages",false],["frameworks","Framework",false],["versions","Versions",false],["weights","Weights",false],["weights-licence","Licence of weights",false]]],
["Running it",[["hardware","Hardware",false],["time","Time",false],["install","Install",false]]],
["Publication",[["first-author","First author",false],["publications","Publications",false],["identifiers","Identifiers",false]]],
["What else is known",[["limits","Limits",false],["lineage","Lineage",false],["descendants","Named by",false],["links","Other links",false],["description","Description",false],["sources","Sources read",false],["added","In the catalogue since",false]]]
],
"aliases":[["wide-network","wide-net"]]};
