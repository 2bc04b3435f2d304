"""The report of a check as the hosting site hands it over: a zip of one file, perhaps made to harm."""

import io
import zipfile

NAME = "report.json"

PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""Other ways to pack are unpacked whole, however little is read."""


def unpacked(data: bytes, most: int) -> bytes:
    """The one file in the archive; raises ValueError with a sentence if it is not that, or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [member.filename for member in archive.infolist()]
            text = _start(archive, most + 1) if names == [NAME] else b""
    except Exception:
        raise ValueError("the archive cannot be read") from None
    if names != [NAME]:
        raise ValueError(f"the archive does not hold one file {NAME} and nothing else")
    if len(text) > most:
        raise ValueError(f"the report has more than {most:,} bytes")
    return text


def _start(archive: zipfile.ZipFile, most: int) -> bytes:
    if archive.getinfo(NAME).compress_type not in PACKED:
        raise ValueError
    return archive.open(NAME).read(most)
