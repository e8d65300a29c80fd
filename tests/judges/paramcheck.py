"""Judges the parameters of AWS API calls by AWS's own API models, as botocore ships them.

botocore's validator finds unknown parameters, wrong types, and missing required ones. The same models also say which
values, patterns, lengths and ranges are allowed; botocore leaves those to the server, we do not.
"""

import functools
import re

import botocore.session
import botocore.validate

SESSION = botocore.session.get_session()


@functools.lru_cache(maxsize=None)
def model(service):
    return SESSION.get_service_model(service)


def problems(service, operation, params):
    """What is wrong with a call, as a list of texts."""
    if operation not in model(service).operation_names:
        return [f"{service} has no operation {operation}"]
    shape = model(service).operation_model(operation).input_shape
    if shape is None:
        return [f"{operation} takes no parameters"] if params else []
    report = botocore.validate.ParamValidator().validate(params, shape)
    if report.has_errors():
        return [report.generate_report()]
    return list(_strict(params, shape, operation))


def _strict(value, shape, path):
    kind = shape.type_name
    limits = shape.metadata
    if kind == "structure":
        for name, member in shape.members.items():
            if name in value:
                yield from _strict(value[name], member, f"{path}.{name}")
    elif kind == "list":
        yield from _size(len(value), limits, path, "elements")
        for i, item in enumerate(value):
            yield from _strict(item, shape.member, f"{path}[{i}]")
    elif kind == "map":
        for key, item in value.items():
            yield from _strict(key, shape.key, f"{path} key")
            yield from _strict(item, shape.value, f"{path}.{key}")
    elif kind == "string" and isinstance(value, str):
        yield from _size(len(value), limits, path, "characters")
        if getattr(shape, "enum", None) and value not in shape.enum:
            yield f"{path}: {value!r} is none of {shape.enum}"
        pattern = _pattern(limits.get("pattern"))
        if pattern and not pattern.fullmatch(value):
            yield f"{path}: {value!r} does not match {limits['pattern']}"
    elif kind in ("integer", "long", "double", "float"):
        if not limits.get("min", value) <= value <= limits.get("max", value):
            yield f"{path}: {value} is outside {limits.get('min')}..{limits.get('max')}"


def _size(size, limits, path, what):
    if not limits.get("min", size) <= size <= limits.get("max", size):
        yield f"{path}: {size} {what}, not {limits.get('min')}..{limits.get('max')}"


@functools.lru_cache(maxsize=None)
def _pattern(text):
    """The models' patterns are Java's; these are the only places where Python's differ."""
    if text is None:
        return None
    for java, python in ((r"\p{Print}", r"[\x20-\x7e]"), (r"\p{L}\p{Z}\p{N}", r"\w\s"), (r"\p{L}\p{M}\p{Z}\p{N}\p{P}", r"\w\s\S"),
                         (r"\p{Alpha}", "a-zA-Z"), (r"\p{Digit}", "0-9"), (r"\p{L}", "a-zA-Z"), (r"\p{Z}", r"\s"),
                         (r"\p{N}", "0-9"), (r"\p{ASCII}", r"\x00-\x7f"),
                         (r"\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF", r"\s\S")):
        text = text.replace(java, python)
    return re.compile(text)
