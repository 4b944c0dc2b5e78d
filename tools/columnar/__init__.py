"""Named questions as SQL over a store's columns: what `tools/questions_sql.py` writes beside each `.rq` file."""
