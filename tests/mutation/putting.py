"""A mutant in the place of what it was made of, in this process: it is to be one that ends with it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from types import CodeType, FunctionType, ModuleType
from typing import Any

from gov_disclosure.rules import outlines, ruleset
from tests.mutation.mutants import Mutant

__all__ = ["kept_for_later", "put"]

OURS = "gov_disclosure."


def put(module: ModuleType, tree: ast.Module, mutant: Mutant) -> None:
    """
    Make a mutant's change where the module is used.

    A function gets the code of the changed one, so that whoever has taken it before has the change as well. What stands at the
    top of the module is done again, with what follows from it.
    """
    mutant.change()
    ast.fix_missing_locations(tree)
    file = str(module.__file__)
    if mutant.name:
        function = _function(vars(module)[mutant.name.partition(".")[0]], mutant.name)
        function.__code__ = next(_codes(compile(tree, file, "exec"), mutant.name.split("."), function))
    else:
        _again(module, tree, mutant.statement, file)
    for cached in kept_for_later():
        cached.cache_clear()
    outlines._LAST.clear()


def kept_for_later() -> Iterator[Any]:
    """Yield the functions of rules that keep what they returned."""
    for name, module in list(sys.modules.items()):
        if name.startswith("gov_disclosure.rules."):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear") and getattr(value, "__module__", "").startswith(OURS):
                    yield value


def _function(found: Any, name: str) -> FunctionType:
    """Return the plain function behind what a name stands for."""
    for part in name.split(".")[1:]:
        found = vars(found)[part]
    while not isinstance(found, FunctionType):
        found = next(inner for key in ("__wrapped__", "fget", "__func__", "func") if (inner := getattr(found, key, None)))
    while hasattr(found, "__wrapped__"):
        found = found.__wrapped__
    return found


def _codes(code: CodeType, names: list[str], function: FunctionType) -> Iterator[CodeType]:
    """Yield the code of a function, found by the names that it stands in."""
    for each in code.co_consts:
        if isinstance(each, CodeType) and each.co_name == names[0]:
            if len(names) > 1:
                yield from _codes(each, names[1:], function)
            elif each.co_firstlineno == function.__code__.co_firstlineno:
                yield each


def _again(module: ModuleType, tree: ast.Module, number: int, file: str) -> None:
    """Do a statement at the top of a module again, and those behind it that have to do with what it made."""
    before = dict(vars(module))
    changed: set[str] = set()
    for each in tree.body[number:]:
        used = {node.id for node in ast.walk(each) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
        at_once = not isinstance(each, ast.FunctionDef | ast.ClassDef)
        if each is tree.body[number] or (at_once and used & changed):
            exec(compile(ast.Module([each], []), file, "exec"), module.__dict__)  # noqa: S102 - our own module, changed
            changed |= {key for key, value in vars(module).items() if before.get(key) is not value}
    for other in [each for name, each in sys.modules.items() if name.startswith(OURS) and each is not module]:
        for key in changed & set(vars(other)):
            if vars(other)[key] is before.get(key):
                setattr(other, key, vars(module)[key])
    rules = {name: value for name, value in vars(module).items() if name in changed and hasattr(value, "__gov_disclosure_rule__")}
    if rules:
        module.RULES = tuple(vars(module)[function.__name__] for function in module.RULES)
        ruleset._own.cache_clear()
        ruleset._default.cache_clear()
