"""What the files of the corpus expect, as conditions: a path, a relation, a value, as ``entries[0]['id'] == '1'``."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """How what is found stands to what is wanted; ``HOLDS`` when the path itself is the whole condition."""

    IS = "is"
    CONTAINS = "contains"
    LACKS = "lacks"
    HOLDS = "holds"


@dataclass(frozen=True, slots=True)
class Condition:
    """``path`` is dotted, as ``entries.0.title_detail.value``; ``len `` stands before it when its length is meant."""

    path: str
    relation: Relation
    wanted: object = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """``verdict`` is one of `MET`, `POLICY`, `NO_PLACE`, `NOT_MET`; ``why`` names the policy, or what has no place."""

    verdict: str
    why: str = ""


MET, POLICY, NO_PLACE, NOT_MET = "met", "not met by policy", "no place in Byline", "not met"
VERDICTS = (MET, POLICY, NO_PLACE, NOT_MET)


def conditions(expression: str) -> tuple[Condition, ...]:
    """The conditions that an expression joins by ``and``. Whether a file is faulty (``bozo``) is none of ours."""
    tree = ast.parse(expression.strip(), mode="eval").body
    return tuple(each for each in _conditions(tree) if each.path not in ("bozo", "1"))


def _conditions(node: ast.expr) -> Iterator[Condition]:
    match node:
        case ast.BoolOp(op=ast.And(), values=values):
            for value in values:
                yield from _conditions(value)
        case ast.Compare(left=left, ops=[ast.In()], comparators=[right]):
            yield Condition(_path(right), Relation.CONTAINS, _value(left))
        case ast.Compare(left=left, ops=[ast.NotIn()], comparators=[right]):
            yield Condition(_path(right), Relation.LACKS, _value(left))
        case ast.Compare(left=left, ops=[ast.NotEq()], comparators=[right]):
            yield Condition(_path(left), Relation.LACKS, _value(right))
        case ast.Compare(left=left, comparators=[*between, right]):
            for each in (left, *between):
                yield Condition(_path(each), Relation.IS, _value(right))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield Condition(_path(operand), Relation.IS, None)
        case _:
            yield Condition(_path(node), Relation.HOLDS)


def _path(node: ast.expr) -> str:
    match node:
        case ast.Subscript(value=value, slice=index):
            return f"{_path(value)}.{_value(index)}"
        case ast.Attribute(value=value, attr=name):
            return f"{_path(value)}.{name}"
        case ast.Call(func=ast.Attribute(value=value, attr="get"), args=[name, *_]):
            return f"{_path(value)}.{_value(name)}"
        case ast.Call(func=ast.Name(id="len"), args=[value]):
            return f"len {_path(value)}"
        case ast.Name(id=name):
            return name
        case _:
            return ast.unparse(node)


def _value(node: ast.expr) -> object:
    try:
        value: object = ast.literal_eval(node)
    except ValueError:
        return ast.unparse(node)
    return value
