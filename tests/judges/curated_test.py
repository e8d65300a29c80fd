#!/usr/bin/env python3
"""What stdlib/aws says of API calls is what AWS's API models say.

Every operation, parameter, field of a parameter, waiter and path in a response of stdlib/aws/**.yaml exists in the
models that botocore ships, every required parameter is given, and every error code that means "not there" is one of
the service's where the models list them.
"""

import pathlib
import re
import sys
import unittest

import jmespath
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/judges"))

import paramcheck  # noqa: E402

FILES = sorted((ROOT / "stdlib/aws").rglob("*.yaml"))
# What a template function gives, as far as the shape of a parameter goes: anything.
ANYTHING = {"$convert", "$json", "$text", "$first", "$join", "$entries", "$part"}


def as_list(node):
    return node if isinstance(node, list) else [node] if node else []


def params_of(call):
    """(parameter, template) of a call; the template of a bare name is a reference."""
    params = call.get("params") or {}
    for part in params if isinstance(params, list) else [params]:
        if isinstance(part, str):
            yield part, "$" + part
        else:
            yield from part.items()


def calls_of(api):
    for section in ("create", "read", "delete"):
        yield from as_list(api.get(section))
    for update in as_list(api.get("update")):
        yield from as_list(update.get("calls"))


def template_problems(template, shape, path):
    if isinstance(template, list):
        if shape.type_name != "list":
            yield f"{path} is no list"
            return
        for item in template:
            yield from template_problems(item, shape.member, path)
        return
    if not isinstance(template, dict):
        return
    function = next(iter(template), "")
    if function == "$first":
        for item in template[function]:
            yield from template_problems(item, shape, path)
    elif function == "$if":
        yield from template_problems(template["then"], shape, path)
        yield from template_problems(template.get("else", ""), shape, path)
    elif function == "$each":
        if shape.type_name != "list":
            yield f"{path} is no list"
        else:
            yield from template_problems(template["as"], shape.member, path)
    elif function in ANYTHING:
        return
    elif shape.type_name == "map":
        return
    elif shape.type_name != "structure":
        yield f"{path} has no fields"
    else:
        for name, inner in template.items():
            if name not in shape.members:
                yield f"{path} has no field {name}; it has {', '.join(shape.members)}"
            else:
                yield from template_problems(inner, shape.members[name], f"{path}.{name}")


def call_problems(service, call):
    service = call.get("service", service)
    operation = call["operation"]
    model = paramcheck.model(service)
    if operation not in model.operation_names:
        yield f"{service} has no operation {operation}"
        return
    shape = model.operation_model(operation).input_shape
    given = dict(params_of(call))
    for name, template in given.items():
        if shape is None or name not in shape.members:
            yield f"{operation} has no parameter {name}; it has {', '.join(shape.members if shape else ())}"
        else:
            yield from template_problems(template, shape.members[name], f"{operation}.{name}")
    for name in shape.required_members if shape else ():
        if name not in given:
            yield f"{operation} needs {name}"
    wait = call.get("wait")
    if wait and "waiter" in wait:
        waiters = paramcheck.SESSION.get_waiter_model(service)
        if wait["waiter"] not in waiters.waiter_names:
            yield f"{service} has no waiter {wait['waiter']}"
        else:
            yield from call_problems(service, {"operation": waiters.get_waiter(wait["waiter"]).operation,
                                               "params": wait["params"]})
    elif wait:
        yield from call_problems(service, {"operation": wait["operation"], "params": wait["params"]})
        yield from path_problems(service, wait["operation"], wait["path"])


def path_problems(service, operation, path):
    """A path whose names are not those of the response."""
    shape = paramcheck.model(service).operation_model(operation).output_shape
    problem = walk(jmespath.compile(path).parsed, shape)
    if isinstance(problem, str):
        yield f"{operation}: {path}: {problem}"


def walk(node, shape):
    """The shape that a JMESPath leads to, None where that is not followed, or a text about what is wrong."""
    if isinstance(shape, str) or shape is None:
        return shape
    kind = node["type"]
    children = node["children"]
    if kind == "current" or kind == "identity":
        return shape
    if kind == "field":
        if shape.type_name == "map":
            return shape.value
        if shape.type_name != "structure" or node["value"] not in shape.members:
            return f"there is no {node['value']}"
        return shape.members[node["value"]]
    if kind in ("subexpression", "index_expression", "pipe", "projection", "filter_projection"):
        for child in children[: 3 if kind == "filter_projection" else None]:
            if child["type"] in ("comparator",):
                continue
            shape = walk(child, shape)
        return shape
    if kind in ("index", "flatten", "slice"):
        if kind == "flatten":
            shape = walk(children[0], shape)
        if isinstance(shape, str) or shape is None:
            return shape
        return shape.member if shape.type_name == "list" else "it is no list"
    return None


def apis(file):
    """The API descriptions of a file: one, or those of account.yaml."""
    if "api" in file:
        return [file["api"]]
    return [{"service": "", "create": file["calls"], "results": file["results"]}, file["any_type"]]


class Curated(unittest.TestCase):
    def test_there_are_types(self):
        self.assertGreater(len(FILES), 30)

    def test_calls(self):
        for file in FILES:
            data = yaml.safe_load(file.read_text(encoding="utf-8"))
            for api in apis(data):
                for call in calls_of(api):
                    with self.subTest(file=str(file.relative_to(ROOT)), call=call["operation"]):
                        self.assertEqual(list(call_problems(api["service"], call)), [])

    def test_results(self):
        for file in FILES:
            for api in apis(yaml.safe_load(file.read_text(encoding="utf-8"))):
                calls = as_list(api["create"]) + as_list(api.get("read"))
                for name, result in api["results"].items():
                    if isinstance(result, str):
                        result = {"path": result}
                    path = result.get("path", "$")
                    if path.startswith("$"):
                        continue
                    with self.subTest(file=str(file.relative_to(ROOT)), result=name):
                        call = next(c for c in calls if c.get("id", "") == result.get("call", ""))
                        service = call.get("service", api["service"])
                        self.assertEqual(list(path_problems(service, call["operation"], path)), [])

    def test_missing_codes(self):
        for file in FILES:
            api = yaml.safe_load(file.read_text(encoding="utf-8")).get("api")
            if not api or api["service"] == "ec2":  # the model of EC2 lists no errors
                continue
            model = paramcheck.model(api["service"])
            known = {shape.metadata.get("error", {}).get("code", shape.name) for shape in model.error_shapes}
            known |= {shape.name for shape in model.error_shapes}
            for code in api.get("missing", ()):
                with self.subTest(file=str(file.relative_to(ROOT)), code=code):
                    self.assertIn(code, known)


if __name__ == "__main__":
    unittest.main()
