#!/usr/bin/env python3
"""Writes a project of a given number of resources, shaped like examples/web.

    tests/bench/generate.py RESOURCES FOLDER

A unit is what examples/web declares (a VPC, two security groups, a cluster, a service with container, listener and
scaling, an output, and a line in the environment dev), under names of its own; ten units make a file. What is left of
RESOURCES is filled with security groups, one resource each.
"""

import pathlib
import sys

UNIT_RESOURCES = 37
UNITS_PER_FILE = 10

HEAD = """stack web

param image: string = "public.ecr.aws/nginx/nginx:stable"
"""

UNIT = """
vpc main{n} {{
  cidr  = 10.0.0.0/16
  zones = 2
  subnets public  {{ size = /24 }}
  subnets private {{ size = /20, nat = per_zone }}
}}

security_group edge{n} {{ vpc = main{n};  allow tcp 80, 443 from anywhere }}
security_group app{n}  {{ vpc = main{n};  allow tcp 8080 from edge{n} }}

cluster shop{n} {{ capacity = [fargate base 2 weight 1, fargate_spot weight 3],  insights = enhanced }}

service api{n} {{
  cluster = shop{n}
  subnets = main{n}.private
  security_groups = [app{n}]
  cpu = 0.5 vCPU,  memory = 1 GiB

  container app {{
    image = image
    port  = 8080
    env     {{ LOG_LEVEL = "info" }}
    secrets {{ DB_PASSWORD = secret(ssm:/prod/db/password{n}) }}
    health  {{ command = "curl -f localhost:8080/healthz", interval = 15s }}
  }}

  listen https 443 {{ certificate = arn:aws:acm:eu-central-1:111122223333:certificate/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0, to = app.port }}

  scaling {{
    capacity = 2..40
    track cpu at 60%
    track requests at 1000 per minute per task
    schedule mornings {{ at = cron(0 7 ? * MON-FRI *) in "Europe/Berlin", capacity = 10..40 }}
    schedule nights   {{ at = cron(0 20 ? * * *)      in "Europe/Berlin", capacity = 2..40 }}
  }}
}}

output url{n} = api{n}.url
"""

# For projects smaller than a unit: seven resources.
SMALL = """
vpc main1 {
  cidr  = 10.0.0.0/16
  zones = 1
  subnets public { size = /24 }
}
"""
SMALL_RESOURCES = 7

GROUP = "security_group rest{n} {{ vpc = main1;  allow tcp {port} from anywhere }}\n"


def project(resources):
    """The texts of a project's files, by name."""
    units, rest = divmod(resources, UNIT_RESOURCES)
    files = {}
    for first in range(1, units + 1, UNITS_PER_FILE):
        numbers = range(first, min(first + UNITS_PER_FILE, units + 1))
        files[f"unit{first:05}.scale"] = "".join(UNIT.format(n=n) for n in numbers)
    head = HEAD
    if units == 0:
        head += SMALL
        rest -= SMALL_RESOURCES
    head += "\n" + "".join(GROUP.format(n=n, port=8000 + n) for n in range(1, rest + 1))
    if units > 0:
        head += "\nenv dev {\n" + "".join(f"  api{n}.scaling.capacity = 1..2\n" for n in range(1, units + 1)) + "}\n"
    return {"main.scale": head, **files}


def write(resources, folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in project(resources).items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    write(int(sys.argv[1]), sys.argv[2])
