"""The store: an Oxigraph database in a folder, one transaction a document, many readers or one writer."""

from noticegraph.store.base import check_base
from noticegraph.store.change import Change
from noticegraph.store.database import NoticeStore, open_store
from noticegraph.store.errors import (
    InvalidBase,
    StoreBaseError,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreMissing,
    StoreUnwritable,
    StoreVersionError,
    damage,
)
from noticegraph.store.filling import TOGETHER, Filling

__all__ = [
    "TOGETHER",
    "Change",
    "Filling",
    "InvalidBase",
    "NoticeStore",
    "StoreBaseError",
    "StoreBusy",
    "StoreDamaged",
    "StoreError",
    "StoreMissing",
    "StoreUnwritable",
    "StoreVersionError",
    "check_base",
    "damage",
    "open_store",
]
