"""AWS on the loopback interface: a moto server, the real aws command pointed at it, and boto-like reading."""

import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
REGION = "eu-central-1"


class AwsOnMoto:
    """Starts the server and ends it; `with AwsOnMoto() as aws:`."""

    def __enter__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.directory = tempfile.mkdtemp(prefix="scale-moto-")
        self.log = open(pathlib.Path(self.directory) / "server.log", "w", encoding="utf-8")
        self.server = subprocess.Popen(
            [sys.executable, HERE / "moto_plugin.py", "-H", "127.0.0.1", "-p", str(port)],
            env={**os.environ, "MOTO_IAM_LOAD_MANAGED_POLICIES": "true"}, stdout=self.log, stderr=self.log)
        for _ in range(600):
            try:
                urllib.request.urlopen(self.url + "/moto-api/data.json").read()
                break
            except OSError:
                if self.server.poll() is not None:
                    raise RuntimeError("the moto server ended: " + self.server_log())
                time.sleep(0.1)
        else:
            raise RuntimeError("the moto server does not answer")
        # Scripts say `aws`; this one adds where AWS is. The real one comes after it on the path.
        real = shutil.which("aws")
        if real is None:
            raise RuntimeError("the aws command is missing; tools/judges installs it")
        wrapper = pathlib.Path(self.directory) / "aws"
        wrapper.write_text(f'#!/usr/bin/env bash\nexec {real} --endpoint-url {self.url} "$@"\n', encoding="utf-8")
        wrapper.chmod(0o755)
        self.environment = {
            **os.environ, "PATH": f"{self.directory}:{os.environ['PATH']}", "HOME": self.directory,
            "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": REGION,
            "AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        }
        # pyenv's shims look up their version below HOME.
        self.environment.setdefault("PYENV_ROOT", str(pathlib.Path.home() / ".pyenv"))
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()
        self.log.close()
        shutil.rmtree(self.directory)

    def server_log(self):
        return (pathlib.Path(self.directory) / "server.log").read_text(encoding="utf-8")[-4000:]

    def run(self, script):
        """Runs a script; its exit status, output and errors."""
        return subprocess.run(["bash", script], env=self.environment, capture_output=True, text=True)

    def __call__(self, *words):
        """The response of one aws command."""
        done = subprocess.run(["aws", *words, "--output", "json"], env=self.environment, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"aws {' '.join(words)}: {done.stderr}")
        return json.loads(done.stdout or "null")
