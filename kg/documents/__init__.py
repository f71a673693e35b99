"""Files in, `Document` values out: text in NFC, its metadata, and the spans of page noise.

    from kg import documents

    for path in documents.find(["articles/"]):
        document = documents.read(path)

A file's metadata is read from `NAME.meta.json` beside it where there is one (keys: title, publisher, published, genre,
language, address, retelling), and from the text otherwise.
"""

from kg.documents.readers import find, passed_over, read, suffixes

__all__ = ["find", "passed_over", "read", "suffixes"]
