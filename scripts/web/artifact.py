"""The report of a check as the hosting site hands it over: a zip of one file, perhaps made to harm."""

import io
import zipfile

NAME = "report.json"


def unpacked(data: bytes, most: int) -> bytes:
    """The one file in the archive; raises ValueError with a sentence if it is not that, or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [member.filename for member in archive.infolist()]
            text = archive.open(NAME).read(most + 1) if names == [NAME] else b""
    except Exception:
        raise ValueError("the archive cannot be read") from None
    if names != [NAME]:
        raise ValueError(f"the archive does not hold one file {NAME} and nothing else")
    if len(text) > most:
        raise ValueError(f"the report has more than {most:,} bytes")
    return text
