"""Files in, `Document` values out: text in NFC, its metadata, and the spans of page noise."""
