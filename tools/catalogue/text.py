"""Writes the catalogue's text; stdlib/catalogue/README.md describes the format."""

import re

from join import REPLACES, MAY_REPLACE

_WIDTH = 110
_CONTROL = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def service(name):
    """The name of the file that a type is written to: the middle part of its name."""
    return name.split("::")[1]


def write_resource(resource):
    """The lines of one resource type, with its definitions."""
    lines = [f"type {resource.name}"]
    for mark, names in (("identifier", resource.identifier), ("ref", resource.ref), ("tags", [resource.tags])):
        if any(names):
            lines.append(f"  @{mark} {' '.join(names)}")
    for attribute in resource.attributes:
        lines += _line(f".{attribute.name}", attribute)
    lines += _definition(resource.properties)
    for name, definition in resource.definitions.items():
        lines += [f"define {name}", *_definition(definition)]
    return lines


def _definition(definition):
    lines = ["  @open"] if definition.open else []
    for property_ in definition.properties:
        lines += _line(property_.name, property_)
    return lines


def _line(label, property_):
    flags = [flag for flag, on in (("required", property_.required), ("read-only", property_.read_only),
                                   ("write-only", property_.write_only), (property_.update, property_.update)) if on]
    assert property_.update in ("", REPLACES, MAY_REPLACE)
    tail = "".join(f", {flag}" for flag in flags)
    line = f"  {label}: {' '.join(_words(property_.type))}{tail}"
    if len(line) <= _WIDTH or not _values_of(property_.type):
        return [line]
    # A long list of values is written one to a line, so that a new one is one new line in a diff.
    values = [f"    {_quote(value)}" for value in _values_of(property_.type)]
    return [f"  {label}: {' '.join(_words(property_.type, inline=False))}{tail}", *values]


def _values_of(type_):
    return _values_of(type_.element) if type_.element else type_.values


def _words(type_, inline=True):
    if type_.shape == "object":
        return [type_.definition]
    if type_.shape == "union":
        return ["union", *(word for alternative in type_.alternatives for word in ["(", *_words(alternative), ")"])]
    words = [type_.shape]
    if type_.minimum is not None or type_.maximum is not None:
        words.append(f"{_number(type_.minimum)}..{_number(type_.maximum)}")
    if type_.pattern:
        words += ["matching", _quote(_plain_pattern(type_.pattern), always=True)]
    if type_.values:
        words += ["in", *map(_quote, type_.values)] if inline else ["in", "..."]
    if type_.element:
        words += ["of", *_words(type_.element, inline)]
    return words


def _number(bound):
    if bound is None:
        return ""
    return str(int(bound)) if float(bound).is_integer() else repr(float(bound))


def _quote(value, always=False):
    text = str(value)
    if not always and text != "..." and re.fullmatch(r"[A-Za-z0-9_.:/*+-]+", text):
        return text
    return '"' + text.replace('"', '""') + '"'


def _plain_pattern(pattern):
    """Control characters as the escapes a regular expression has for them; the same expression."""
    return "".join(_CONTROL.get(c, f"\\x{ord(c):02x}") if ord(c) < 32 or ord(c) == 127 else c for c in pattern)
