"""The store: an Oxigraph database in a folder, one transaction a document, many readers or one writer."""

from noticegraph.store.change import Change
from noticegraph.store.database import NoticeStore, open_store
from noticegraph.store.errors import (
    StoreBaseError,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreMissing,
    StoreVersionError,
)

__all__ = [
    "Change",
    "NoticeStore",
    "StoreBaseError",
    "StoreBusy",
    "StoreDamaged",
    "StoreError",
    "StoreMissing",
    "StoreVersionError",
    "open_store",
]
