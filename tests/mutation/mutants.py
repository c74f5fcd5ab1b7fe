"""A module → its mutants: one operator, constant, condition or statement changed in each."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from typing import NamedTuple

__all__ = ["Mutant", "mutants"]

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip


class Mutant(NamedTuple):
    """A changed module: the line, what was changed, and the tree."""

    line: int
    what: str
    tree: ast.Module


def mutants(source: str) -> Iterator[Mutant]:
    """Yield the mutants of a module."""
    tree = ast.parse(source)
    for number, node in enumerate(ast.walk(tree)):
        for what, change in _changes(node):
            made = copy.deepcopy(tree)
            change(_nth(made, number))
            yield Mutant(getattr(node, "lineno", 0), what, ast.fix_missing_locations(made))


def _nth(tree: ast.Module, number: int) -> ast.AST:
    return next(node for place, node in enumerate(ast.walk(tree)) if place == number)


def _changes(node: ast.AST) -> Iterator[tuple[str, Callable[[ast.AST], None]]]:
    """Yield the ways to change a node; annotations, docstrings, and messages of errors stay as they are."""
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            other = _COMPARISONS[type(operator)]
            yield (
                f"{type(operator).__name__} → {other.__name__}",
                lambda each, place=place, other=other: _put(each.ops, place, other()),
            )
    elif isinstance(node, ast.BoolOp):
        other = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield f"→ {other.__name__}", lambda each, other=other: setattr(each, "op", other())
    elif isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS and not _of_types(node):
        other = _OPERATORS[type(node.op)]
        yield f"{type(node.op).__name__} → {other.__name__}", lambda each, other=other: setattr(each, "op", other())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield "without the sign", lambda each: setattr(each, "op", ast.UAdd())
    elif isinstance(node, ast.Constant) and type(node.value) is int:
        yield f"{node.value} → {node.value + 1}", lambda each: setattr(each, "value", each.value + 1)
    elif isinstance(node, ast.Constant) and type(node.value) is bool:
        yield f"{node.value} → {not node.value}", lambda each: setattr(each, "value", not each.value)
    elif isinstance(node, ast.If | ast.IfExp):
        yield "never", lambda each: setattr(each, "test", ast.Constant(value=False))
        yield "always", lambda each: setattr(each, "test", ast.Constant(value=True))
    elif isinstance(node, ast.Continue | ast.Break):
        yield "goes on", lambda each: setattr(each, "__class__", ast.Pass)
    elif isinstance(node, ast.AugAssign) and type(node.op) in _OPERATORS:
        other = _OPERATORS[type(node.op)]
        yield "other sign", lambda each, other=other: setattr(each, "op", other())


def _put(operators: list[ast.cmpop], place: int, operator: ast.cmpop) -> None:
    operators[place] = operator


def _of_types(node: ast.BinOp) -> bool:
    """Whether it is a union of types in an `isinstance`, or the joint of two texts."""
    return any(
        isinstance(side, ast.Constant | ast.JoinedStr) and isinstance(getattr(side, "value", ""), str)
        for side in (node.left, node.right)
    )
