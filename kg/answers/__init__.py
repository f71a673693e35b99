"""Questions and SPARQL in, tables with quoted evidence out."""
