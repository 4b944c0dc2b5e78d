"""Reading privacy notices: files to documents, documents to readings, readings to RDF."""
