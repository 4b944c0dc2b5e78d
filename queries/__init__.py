"""Named questions in SPARQL, and running them on a store or an endpoint."""
