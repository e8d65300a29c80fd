"""Where the facts come from: the two published sources, in the versions the catalogue is pinned to."""

import gzip
import importlib.metadata
import importlib.util
import json
import pathlib
import subprocess
import tarfile
import tempfile

SPEC_PACKAGE = "@aws-cdk/aws-service-spec"
SPEC_VERSION = "0.1.216"
LINT_PACKAGE = "cfn-lint"
LINT_VERSION = "1.51.0"


class SourceError(Exception):
    """A source is absent or not in the pinned version."""


def load_spec(path=None):
    """The service specification: (resources, type definitions by id). `path` is its db.json.gz; without one,
    npm fetches the pinned package."""
    if path is not None:
        return _read_spec(path)
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(["npm", "pack", "--silent", f"{SPEC_PACKAGE}@{SPEC_VERSION}"], cwd=folder,
                              capture_output=True, text=True)
        if done.returncode != 0:
            raise SourceError(f"npm pack {SPEC_PACKAGE}@{SPEC_VERSION} failed: {done.stderr.strip()}")
        archive = next(pathlib.Path(folder).glob("*.tgz"))
        with tarfile.open(archive) as tar:
            (pathlib.Path(folder) / "db.json.gz").write_bytes(tar.extractfile("package/db.json.gz").read())
        return _read_spec(pathlib.Path(folder) / "db.json.gz")


def _read_spec(path):
    with gzip.open(path) as file:
        schema = json.load(file)["schema"]
    definitions = {entity["$id"]: entity for entity in schema["typeDefinition"]["entities"]}
    return schema["resource"]["entities"], definitions


def load_lint():
    """The registry schemas that cfn-lint ships for us-east-1, by type name."""
    spec = importlib.util.find_spec("cfnlint")
    if spec is None:
        raise SourceError(f"{LINT_PACKAGE} {LINT_VERSION} is not installed")
    version = importlib.metadata.version(LINT_PACKAGE)
    if version != LINT_VERSION:
        raise SourceError(f"{LINT_PACKAGE} is {version}, the catalogue is made from {LINT_VERSION}")
    provider = importlib.import_module("cfnlint.data.schemas.providers.us_east_1")
    folder = pathlib.Path(spec.origin).parent / "data/schemas/resources"
    return {name: json.loads((folder / f"{file}.json").read_text()) for name, file in provider.types.items()}
