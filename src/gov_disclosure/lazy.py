"""A property that is worked out once: that of the standard library takes a lock for it before Python 3.12."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

__all__ = ["lazy"]

Value = TypeVar("Value")


class lazy(Generic[Value]):  # noqa: N801 - a decorator, as `property` is
    """
    What a method returns, worked out when it is first asked for and kept in the instance's `__dict__`.

    Args:
        read: The method. Two threads may both call it: it must not change anything.
    """

    def __init__(self, read: Callable[[Any], Value]) -> None:
        self._read = read
        self._name = read.__name__
        self.__doc__ = read.__doc__

    def __get__(self, instance: Any, owner: type | None = None) -> Value:
        """Work it out; from then on it is found before this descriptor is."""
        found: Value = self._read(instance)
        instance.__dict__[self._name] = found
        return found
