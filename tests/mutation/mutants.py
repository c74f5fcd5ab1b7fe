"""A module → its mutants: one operator, constant, condition or statement changed in each."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import NamedTuple

__all__ = ["Mutant", "mutants"]

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
_CALLS = {"any": "all", "all": "any", "min": "max", "max": "min"}
_DEFINITIONS = (ast.FunctionDef, ast.ClassDef)


class Mutant(NamedTuple):
    """
    A change of a module.

    Attributes:
        first: The first line of the statement that is changed, from 1; of one with a body, the lines of its head.
        last: The last line of it.
        line: The line of what is changed.
        what: What is changed, in words.
        name: The function or method that it stands in, `Class.method`; empty at the top of the module.
        statement: Number of the statement at the top of the module that it is a part of.
        change: Make the change in the tree, which is spoilt then.
    """

    first: int
    last: int
    line: int
    what: str
    name: str
    statement: int
    change: Callable[[], None]


class _Place(NamedTuple):
    name: str
    statement: int
    lines: tuple[int, int]


def mutants(tree: ast.Module) -> Iterator[Mutant]:
    """Yield the mutants of a module; annotations, docstrings, messages of errors and names for import stay as they are."""
    for number, statement in enumerate(tree.body):
        if not _is_left_alone(statement):
            yield from _statement(statement, _Place("", number, _lines(statement)))


def _is_left_alone(statement: ast.stmt) -> bool:
    """Whether it is an import, a docstring, or a list of names: nothing that is done."""
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return True
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return True
    if isinstance(statement, ast.If) and isinstance(statement.test, ast.Name) and statement.test.id == "TYPE_CHECKING":
        return True
    targets = statement.targets if isinstance(statement, ast.Assign) else ()
    return any(isinstance(target, ast.Name) and target.id in ("__all__", "__slots__", "RULES") for target in targets)


def _lines(statement: ast.stmt) -> tuple[int, int]:
    """Return the first and last line of a statement; of one with a body, of what stands before it."""
    body = getattr(statement, "body", None)
    last = body[0].lineno - 1 if isinstance(body, list) and body else statement.end_lineno or statement.lineno
    return statement.lineno, max(last, statement.lineno)


def _statement(statement: ast.stmt, place: _Place) -> Iterator[Mutant]:
    if _is_left_alone(statement) or isinstance(statement, ast.Raise | ast.Assert):
        return
    for what, change in _of_statement(statement):
        yield _made(place, statement.lineno, what, change)
    if isinstance(statement, _DEFINITIONS):
        inner = ".".join(filter(None, (place.name, statement.name)))
        for decorator in statement.decorator_list:
            yield from _expression(decorator, place)
        if isinstance(statement, ast.FunctionDef):
            for default in (*statement.args.defaults, *filter(None, statement.args.kw_defaults)):
                yield from _expression(default, place)
        is_outer = isinstance(statement, ast.FunctionDef) and place.name and not _in_class(place)
        for each in statement.body:
            yield from _statement(each, _Place(place.name if is_outer else inner, place.statement, _lines(each)))
        return
    for field, value in ast.iter_fields(statement):
        if field != "annotation":
            for each in value if isinstance(value, list) else [value]:
                yield from _part(each, place)


def _part(part: object, place: _Place) -> Iterator[Mutant]:
    """Yield the mutants of a part of a statement: a statement of its body, or an expression."""
    if isinstance(part, ast.stmt):
        yield from _statement(part, place._replace(lines=_lines(part)))
    elif isinstance(part, ast.ExceptHandler):
        for inside in part.body:
            yield from _statement(inside, place._replace(lines=_lines(inside)))
    elif isinstance(part, ast.AST):
        yield from _expression(part, place)


def _in_class(place: _Place) -> bool:
    return place.name[:1].isupper() and "." not in place.name


def _expression(node: ast.AST, place: _Place) -> Iterator[Mutant]:
    for what, change in _of_expression(node):
        yield _made(place, getattr(node, "lineno", place.lines[0]), what, change)
    for each in ast.iter_child_nodes(node):
        if not (isinstance(node, ast.Call) and _is_cast(node) and each is node.args[0]) and not _is_guard(each):
            yield from _expression(each, place)


def _is_guard(node: ast.AST) -> bool:
    """
    Whether it is `strict=True` of `zip`, or how much a function keeps: nothing differs with another value.

    Sides of unequal length are a fault of the program that the guard would tell, and that no test can make.
    """
    if not isinstance(node, ast.keyword) or not isinstance(node.value, ast.Constant):
        return False
    return node.arg == "maxsize" or (node.arg == "strict" and node.value.value is True)


def _is_cast(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Name) and node.func.id in ("cast", "TypeVar")


def _made(place: _Place, line: int, what: str, change: Callable[[], None]) -> Mutant:
    return Mutant(*place.lines, line, what, place.name, place.statement, change)


def _of_statement(node: ast.stmt) -> Iterator[tuple[str, Callable[[], None]]]:
    if isinstance(node, ast.If | ast.While):
        yield from _tests(node)
    elif isinstance(node, ast.Continue | ast.Break):
        yield "goes on", lambda: _turn(node, ast.Pass())
    elif isinstance(node, ast.AugAssign) and type(node.op) in _OPERATORS:
        yield f"other sign of {type(node.op).__name__}", lambda: setattr(node, "op", _OPERATORS[type(node.op)]())
    elif isinstance(node, ast.Expr):
        yield "left out", lambda: _turn(node, ast.Pass())


def _tests(node: ast.If | ast.While | ast.IfExp) -> Iterator[tuple[str, Callable[[], None]]]:
    yield "never", lambda: setattr(node, "test", ast.Constant(value=False))
    if not isinstance(node, ast.While):
        yield "always", lambda: setattr(node, "test", ast.Constant(value=True))


def _of_expression(node: ast.AST) -> Iterator[tuple[str, Callable[[], None]]]:
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            other = _COMPARISONS[type(operator)]
            yield f"{type(operator).__name__} → {other.__name__}", lambda place=place, other=other: _put(node.ops, place, other())
    elif isinstance(node, ast.BoolOp):
        other_word = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield f"→ {other_word.__name__}", lambda: setattr(node, "op", other_word())
    elif isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS and not _of_texts(node):
        other_sign = _OPERATORS[type(node.op)]
        yield f"{type(node.op).__name__} → {other_sign.__name__}", lambda: setattr(node, "op", other_sign())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield "without the sign", lambda: setattr(node, "op", ast.UAdd())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "without not", lambda: _turn(node, ast.Call(ast.Name("bool", ast.Load()), [node.operand], []))
    elif isinstance(node, ast.Constant) and type(node.value) is int:
        yield f"{node.value} → {node.value + 1}", lambda: setattr(node, "value", node.value + 1)
    elif isinstance(node, ast.Constant) and type(node.value) is bool:
        yield f"{node.value} → {not node.value}", lambda: setattr(node, "value", not node.value)
    elif isinstance(node, ast.IfExp):
        yield from _tests(node)
    elif isinstance(node, ast.comprehension):
        for place in range(len(node.ifs)):
            yield "all of them", lambda place=place: _put(node.ifs, place, ast.Constant(value=True))
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS:
        name = node.func
        yield f"{name.id} → {_CALLS[name.id]}", lambda: setattr(name, "id", _CALLS[name.id])


def _put(nodes: list, place: int, node: ast.AST) -> None:
    nodes[place] = node


def _turn(node: ast.AST, into: ast.AST) -> None:
    """Make one node of another where it stands."""
    where = {name: getattr(node, name) for name in ("lineno", "end_lineno", "col_offset", "end_col_offset")}
    node.__class__ = type(into)
    vars(node).clear()
    vars(node).update({**vars(into), **where})


def _of_texts(node: ast.BinOp) -> bool:
    """Whether it is the joint of two texts."""
    return any(
        isinstance(side, ast.Constant | ast.JoinedStr) and isinstance(getattr(side, "value", ""), str)
        for side in (node.left, node.right)
    )
