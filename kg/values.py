"""Values that are made by the thousand: frozen to the type checker, and quick to make.

A frozen dataclass of ten fields takes four times as long to make as a plain one, for Python has no short way to set a
field of it. What lives only while one document is read or one question answered, and is made for each word and clause
or each thing of a graph, is a `value` instead: the type checker lets nobody change it, and it can be compared and be a
key like any frozen dataclass.
"""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def value(cls: type[T]) -> type[T]:
    """Make a class a value by its fields."""
    return dataclass(slots=True, unsafe_hash=True)(cls)


@dataclass_transform(frozen_default=True, kw_only_default=True)
def named_value(cls: type[T]) -> type[T]:
    """Make a class a value whose fields are given by name."""
    return dataclass(slots=True, unsafe_hash=True, kw_only=True)(cls)
