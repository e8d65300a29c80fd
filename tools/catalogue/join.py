"""Joins the two sources into one description of each resource type.

The service specification has every type and says how values are built; the registry schemas add bounds,
patterns and read-only and write-only marks. Where both speak and disagree, the weaker claim is kept: a
constraint that is only sometimes true would refuse programs that AWS accepts.
"""

import dataclasses

IN_PLACE, MAY_REPLACE, REPLACES = "", "may-replace", "replaces"
_SPEC_UPDATE = {"yes": REPLACES, "maybe": MAY_REPLACE}
_ROOT = object()  # stands for the resource itself among the definitions


@dataclasses.dataclass
class Type:
    shape: str  # string integer number boolean json list map object union
    element: "Type | None" = None
    definition: str = ""
    alternatives: tuple = ()
    values: tuple = ()
    minimum: "float | int | None" = None  # of a number, of characters, of elements
    maximum: "float | int | None" = None
    pattern: str = ""


@dataclasses.dataclass
class Property:
    name: str
    type: Type
    required: bool = False
    read_only: bool = False
    write_only: bool = False
    update: str = IN_PLACE


@dataclasses.dataclass
class Definition:
    properties: list
    open: bool  # takes properties of other names too


@dataclasses.dataclass
class Resource:
    name: str
    identifier: list
    ref: list
    tags: str
    attributes: list  # of Property
    properties: "Definition"
    definitions: dict  # name -> Definition


@dataclasses.dataclass
class Site:
    """One place at which a registry schema describes the properties of a definition."""
    schema: dict
    path: str  # of the object, without marks for list elements: "", "/A", "/A/B"
    replaced: bool  # it stands inside a property that can only be set on creation


def join(resource, definitions, lint):
    """The description of one resource of the specification; `lint` is its registry schema or None."""
    return _Joiner(resource, definitions, lint).result()


class _Joiner:
    def __init__(self, resource, definitions, lint):
        self.resource, self.definitions, self.lint = resource, definitions, lint or {}
        # Some pointers mark the elements of a list with "/*", others do not.
        self.pointers = {kind: {p.removeprefix("/properties").replace("/*", "") for p in self.lint.get(kind, ())}
                         for kind in ("createOnlyProperties", "conditionalCreateOnlyProperties",
                                      "readOnlyProperties", "writeOnlyProperties")}
        self.reached = {}  # definition key -> its property table in the specification
        self.sites = {}    # definition key -> [Site]
        self.visited = set()

    def result(self):
        spec = self.resource
        self._reach(_ROOT, spec["properties"], Site(self.lint, "", False) if self.lint else None)
        for name, attribute in spec["attributes"].items():
            self._follow(attribute["type"], self._lint_property(name), f"/{name}", False)
        identifier = spec.get("primaryIdentifier", [])
        names = {}
        for key in self.reached:
            if key is not _ROOT:
                name = self._definition_name(key)
                assert name not in names, f"{spec['cloudFormationType']} has two definitions {name}"
                names[name] = key
        return Resource(
            name=spec["cloudFormationType"],
            identifier=identifier,
            # Ref gives the primary identifier unless the specification knows better.
            ref=spec.get("cfnRefIdentifier", identifier),
            tags=spec.get("tagInformation", {}).get("tagPropertyName", ""),
            attributes=[Property(name, self._type(a["type"], [])) for name, a in sorted(spec["attributes"].items())],
            properties=self._described(_ROOT),
            definitions={name: self._described(key) for name, key in sorted(names.items())})

    # Which registry schemas describe which definition.

    def _lint_property(self, name):
        return self.lint.get("properties", {}).get(name)

    def _reach(self, key, properties, site):
        self.reached[key] = properties
        mark = key
        if site:
            self.sites.setdefault(key, []).append(site)
            # A schema seen again is followed again only if the pointers say other things below this place,
            # so that recursive definitions end.
            below = ((kind, p[len(site.path):]) for kind, all_ in self.pointers.items() for p in all_
                     if p.startswith(f"{site.path}/"))
            mark = (key, id(site.schema), site.replaced, frozenset(below))
        if mark in self.visited:
            return
        self.visited.add(mark)
        for name, property_ in properties.items():
            schema = site.schema.get("properties", {}).get(name) if site else None
            path = f"{site.path}/{name}" if site else None
            replaced = bool(site) and (site.replaced or path in self.pointers["createOnlyProperties"])
            self._follow(property_["type"], schema, path, replaced)

    def _follow(self, type_, schema, path, replaced):
        schema = self._resolve(schema)
        kind = type_["type"]
        if kind == "array":
            self._follow(type_["element"], _items(schema), path, replaced)
        elif kind == "map":
            self._follow(type_["element"], _values_schema(schema), path, replaced)
        elif kind == "union":
            for alternative in type_["types"]:
                self._follow(alternative, None, None, replaced)
        elif kind in ("ref", "tag"):
            key, properties = self._definition(type_)
            described = schema is not None and "properties" in schema
            self._reach(key, properties, Site(schema, path, replaced) if described else None)

    def _definition(self, type_):
        if type_["type"] == "tag":
            text = {"type": {"type": "string"}, "required": True}
            return "tag", {"Key": text, "Value": text}
        key = type_["reference"]["$ref"]
        return key, self.definitions[key]["properties"]

    def _definition_name(self, key):
        return "Tag" if key == "tag" else self.definitions[key]["name"]

    def _resolve(self, schema):
        while isinstance(schema, dict) and "$ref" in schema:
            target = self.lint
            for step in schema["$ref"].removeprefix("#/").split("/"):
                target = target[step]
            schema = target
        return schema if isinstance(schema, dict) else None

    # What the sites say together.

    def _described(self, key):
        sites = self.sites.get(key, [])
        return Definition([self._property(name, spec, sites) for name, spec in sorted(self.reached[key].items())],
                          any("patternProperties" in site.schema for site in sites))

    def _property(self, name, spec, sites):
        sites = [site for site in sites if name in site.schema.get("properties", {})]
        marked = lambda site, kind: f"{site.path}/{name}" in self.pointers[kind]
        return Property(
            name=name,
            type=self._type(spec["type"], [site.schema["properties"][name] for site in sites]),
            required=bool(spec.get("required")) and all(name in site.schema.get("required", ()) for site in sites),
            read_only=bool(sites) and all(marked(site, "readOnlyProperties") for site in sites),
            write_only=any(marked(site, "writeOnlyProperties") for site in sites),
            update=self._update(spec, sites, marked))

    def _update(self, spec, sites, marked):
        claims = {_SPEC_UPDATE.get(spec.get("causesReplacement"), IN_PLACE)}
        for site in sites:
            if site.replaced:
                continue  # whatever changes in here replaces the resource; this place tells nothing more
            claims.add(REPLACES if marked(site, "createOnlyProperties")
                       else MAY_REPLACE if marked(site, "conditionalCreateOnlyProperties") else IN_PLACE)
        return claims.pop() if len(claims) == 1 else MAY_REPLACE

    def _type(self, spec, schemas):
        schemas = [self._resolve(schema) for schema in schemas]
        kind = spec["type"]
        if kind in ("ref", "tag"):
            return Type("object", definition=self._definition_name(self._definition(spec)[0]))
        if kind == "array":
            lists = _all_of_type(schemas, "array")
            return Type("list", element=self._type(spec["element"], [_items(s) for s in lists]),
                        minimum=_loosest(min, lists, "minItems") or None, maximum=_loosest(max, lists, "maxItems"))
        if kind == "map":
            return Type("map", element=self._type(spec["element"], [_values_schema(s) for s in schemas if s]))
        if kind == "union":
            return Type("union", alternatives=tuple(self._type(t, []) for t in spec["types"]))
        if kind == "date-time":
            return Type("string")
        if kind in ("integer", "number"):
            numbers = _all_of_type(schemas, "integer", "number")
            return Type(kind, values=_values(spec, numbers),
                        minimum=_loosest(min, numbers, "minimum"), maximum=_loosest(max, numbers, "maximum"))
        if kind == "string":
            texts = _all_of_type(schemas, "string")
            patterns = {s.get("pattern", "") for s in texts}
            return Type("string", values=_values(spec, texts),
                        minimum=_loosest(min, texts, "minLength") or None, maximum=_loosest(max, texts, "maxLength"),
                        pattern=patterns.pop() if len(patterns) == 1 else "")
        assert kind in ("boolean", "json"), f"unknown type {kind}"
        return Type(kind)


def _items(schema):
    items = (schema or {}).get("items")
    return items if isinstance(items, dict) else None


def _values_schema(schema):
    """The schema of a map's values, when there is one for all keys."""
    patterns = list((schema or {}).get("patternProperties", {}).values())
    if len(patterns) == 1:
        return patterns[0]
    rest = (schema or {}).get("additionalProperties")
    return rest if isinstance(rest, dict) and not patterns else None


def _all_of_type(schemas, *types):
    """The schemas if all of them describe a value of these types, else none: then nothing is known for sure."""
    known = [s for s in schemas if s is not None]
    return known if len(known) == len(schemas) and all(s.get("type") in types for s in known) else []


def _loosest(choose, schemas, keyword):
    """The widest of the bounds, or none as soon as one schema has no such bound."""
    bounds = [s.get(keyword) for s in schemas]
    if not bounds or None in bounds:
        return None
    bound = choose(bounds)
    return bound if abs(bound) <= 2**53 else None  # the limits of a 64-bit integer say nothing


def _values(spec, schemas):
    """The known values by either source: the lists lag behind AWS at different places."""
    values = set(spec.get("allowedValues", ()))
    for schema in schemas:
        values.update(schema.get("enum", schema.get("enumCaseInsensitive", ())))
        if "const" in schema:
            values.add(schema["const"])
    numeric = spec["type"] != "string"
    values = {v for v in values if isinstance(v, (int, float) if numeric else str) and v is not True and v is not False}
    return tuple(sorted(values))
