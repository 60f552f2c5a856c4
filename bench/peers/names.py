"""The names of peers on the command line."""

import importlib

# The module of each peer and its class.
PEERS = {"lucene": ("lucene", "Lucene"), "groonga": ("groonga", "Groonga"),
         "sqlite": ("sqlite", "Sqlite"), "postgresql": ("postgresql", "Postgresql"),
         "sphinx": ("sphinx", "Sphinx"), "lucene9": ("lucene", "Lucene9"),
         "lucene10": ("lucene", "Lucene10"), "xapian": ("xapian", "Xapian"),
         "tantivy": ("tantivy", "Tantivy")}


def peer_of(name):
    module, made = PEERS[name]
    return getattr(importlib.import_module(f"peers.{module}"), made)()
