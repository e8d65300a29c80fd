#!/usr/bin/env python3
"""The calls that the compiler writes are calls that AWS takes.

Of the programs of examples/ and of every type in stdlib/aws. Judges: AWS's API models (strictly), the aws command's own
check of parameters, shellcheck, and for the web service the real aws command against a moto server on the loopback
interface, after which AWS is asked what there is.
"""

import datetime
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/judges"))

import paramcheck  # noqa: E402
import programs  # noqa: E402
import yaml  # noqa: E402
from aws_on_moto import REGION, AwsOnMoto  # noqa: E402

# What the guides print; whole commands.
SEEDS = {
    "ecs-service": """\
aws application-autoscaling register-scalable-target \\
  --service-namespace ecs \\
  --scalable-dimension ecs:service:DesiredCount \\
  --resource-id service/default/sample-app-service \\
  --min-capacity 1 \\
  --max-capacity 10
""",
    "lambda-alias": """\
aws application-autoscaling register-scalable-target \\
  --service-namespace lambda \\
  --scalable-dimension lambda:function:ProvisionedConcurrency \\
  --resource-id function:my-function:BLUE \\
  --min-capacity 0 \\
  --max-capacity 100
""",
}
# Programs that only a template can carry, with the code that says so.
TEMPLATE_ONLY = {"examples/catalogue": "S4202"}


def commands(script):
    """The script without comments, blank lines and what sets up the shell."""
    lines = [line for line in script.splitlines() if line and not line.startswith(("#", "set ", "export "))]
    return "\n".join(lines) + "\n"


def samples(calls):
    """For each result of the calls a value that could stand for it."""
    found = {}
    for call in calls:
        for name, result in call["result"].items():
            path = result if isinstance(result, str) else result["path"]
            last = re.findall(r"\w+", path)[-1]
            value = "sample-0123456789abcdef0"
            if last.lower().endswith("arn"):
                value = ("arn:aws:iam::123456789012:role/sample" if path.startswith("Role.") else
                         "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/sample/0123456789abcdef")
            if isinstance(result, dict):
                for cut in ("after", "from"):
                    if cut in result:
                        value = (result[cut] if cut == "from" else "") + value.split(result[cut])[-1]
                value = value.split(result.get("before", "\0"))[0]
            value = {"Account": "123456789012", "RegionName": REGION, "Version": "7"}.get(last, value)
            found[f"{call['id']}.{name}"] = value
    return found


def plain(value, known):
    """Parameters with samples for results."""
    if isinstance(value, list):
        return [plain(item, known) for item in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"$result"}:
        return known[value["$result"]]
    if set(value) == {"$concat"}:
        return "".join(plain(part, known) for part in value["$concat"])
    if set(value) == {"$base64"}:
        return "c2FtcGxl"
    if set(value) == {"$literal"}:
        return value["$literal"]
    return {key: plain(item, known) for key, item in value.items()}


def is_own(fault, params):
    """Whether the aws command finds fault with the response that it makes up itself, not with our parameters."""
    match = re.search(r"Invalid (value|length) for parameter ([\w.\[\]]+), value: (.+), valid", fault)
    if match is None:
        return False
    value = params
    for step in re.findall(r"\w+", match[2]):
        if isinstance(value, list) and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
        elif isinstance(value, dict) and step in value:
            value = value[step]
        else:
            return True
    return str(value if match[1] == "value" else len(value)) != match[3]


def references(value):
    if isinstance(value, list):
        for item in value:
            yield from references(item)
    elif isinstance(value, dict):
        if set(value) == {"$result"}:
            yield value["$result"]
        else:
            yield from references(list(value.values()))


class Written(unittest.TestCase):
    """The calls and the script of every program."""

    @classmethod
    def setUpClass(cls):
        cls.directory = pathlib.Path(tempfile.mkdtemp(prefix="scale-calls-"))
        cls.addClassCleanup(shutil.rmtree, cls.directory)
        cls.calls, cls.scripts = {}, {}
        for name, command in cls.programs():
            if any(word.startswith(only) for word in command[1] for only in TEMPLATE_ONLY):
                continue
            cls.calls[name] = json.loads(programs.build(command, "--target", "calls"))
            cls.scripts[name] = programs.build(command, "--target", "cli")

    @classmethod
    def programs(cls):
        yield from programs.commands().items()
        for file in sorted((ROOT / "stdlib/aws").rglob("*.yaml")):
            example = yaml.safe_load(file.read_text(encoding="utf-8")).get("example")
            if example:
                program = cls.directory / f"{file.stem}.scale"
                program.write_text("stack demo\n" + example, encoding="utf-8")
                yield file.stem, (ROOT, [str(program)])


class Calls(Written):
    def test_parameters(self):
        for name, calls in self.calls.items():
            self.assertTrue(calls, name)
            known = samples(calls)
            for call in calls:
                with self.subTest(program=name, call=call["id"]):
                    params = plain(call["params"], known)
                    self.assertEqual(paramcheck.problems(call["service"], call["operation"], params), [])

    def test_references_lead_back(self):
        for name, calls in self.calls.items():
            done = {}
            for call in calls:
                with self.subTest(program=name, call=call["id"]):
                    self.assertNotIn(call["id"], done)
                    for reference in references(call["params"]):
                        other, result = reference.rsplit(".", 1)
                        self.assertIn(result, done[other]["result"])
                        self.assertIn(other, call["needs"])
                    for need in call["needs"]:
                        self.assertIn(need, done)
                done[call["id"]] = call

    def test_the_aws_command_takes_them(self):
        # One call of each operation: starting the command takes half a second.
        seen = {}
        for calls in self.calls.values():
            for call in calls:
                seen.setdefault((call["service"], call["operation"]), plain(call["params"], samples(calls)))
        environment = {**os.environ, "AWS_DEFAULT_REGION": REGION, "AWS_CONFIG_FILE": os.devnull}
        for (service, operation), params in list(seen.items())[::4]:
            with self.subTest(operation=operation):
                words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", operation).lower()
                done = subprocess.run(
                    ["aws", service, words, "--generate-cli-skeleton", "output", "--cli-input-json", json.dumps(params)],
                    env=environment, capture_output=True, text=True)
                faults = [line for line in done.stderr.splitlines()
                          if line and not line.startswith("Parameter validation failed") and not is_own(line, params)]
                self.assertEqual(faults, [])

    def test_seeds(self):
        for name, expected in SEEDS.items():
            script = programs.build((ROOT, [f"examples/seeds/{name}.scale"]), "--target", "cli")
            self.assertEqual(commands(script), expected)

    def test_shellcheck(self):
        for name, script in self.scripts.items():
            with self.subTest(program=name):
                done = subprocess.run(["shellcheck", "-"], input=script, capture_output=True, text=True)
                self.assertEqual(done.returncode, 0, done.stdout)

    def test_scripts_stop_at_the_first_failure(self):
        for script in self.scripts.values():
            self.assertTrue(script.startswith("#!/usr/bin/env bash\n"))
            self.assertIn("\nset -euo pipefail\n", script)

    def test_what_only_a_template_can_carry(self):
        for program, code in TEMPLATE_ONLY.items():
            arguments = next(a for _, a in programs.commands().values() if any(w.startswith(program) for w in a))
            done = subprocess.run([programs.SCALE, "build", *arguments, "--target", "calls"], cwd=ROOT,
                                  capture_output=True, text=True)
            self.assertEqual(done.returncode, 1)
            self.assertIn(f"error[{code}]", done.stderr)


def certificate():
    """A key and a certificate signed with it, as PEM."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "shop.example")])
    start = datetime.datetime(2026, 1, 1)
    made = (x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
            .serial_number(1).not_valid_before(start).not_valid_after(start + datetime.timedelta(days=36500))
            .sign(key, hashes.SHA256()))
    encoding = serialization.Encoding.PEM
    return (key.private_bytes(encoding, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()),
            made.public_bytes(encoding))


class WebService(unittest.TestCase):
    """The web service of examples/web, made by its script."""

    @classmethod
    def setUpClass(cls):
        cls.directory = pathlib.Path(tempfile.mkdtemp(prefix="scale-web-"))
        cls.addClassCleanup(shutil.rmtree, cls.directory)
        cls.aws = AwsOnMoto().__enter__()
        cls.addClassCleanup(cls.aws.__exit__)
        # A certificate belongs to the account already; its ARN is the only thing that the script gets changed.
        key, body = certificate()
        (cls.directory / "key.pem").write_bytes(key)
        (cls.directory / "certificate.pem").write_bytes(body)
        arn = cls.aws("acm", "import-certificate", "--certificate", f"fileb://{cls.directory}/certificate.pem",
                      "--private-key", f"fileb://{cls.directory}/key.pem")["CertificateArn"]
        script = programs.build((ROOT, ["examples/web"]), "--target", "cli")
        script = re.sub(r"arn:aws:acm:[a-z0-9-]*:\d{12}:certificate/[0-9a-f-]+", arn, script)
        (cls.directory / "run.sh").write_text(script, encoding="utf-8")
        cls.done = cls.aws.run(cls.directory / "run.sh")
        if cls.done.returncode != 0:
            raise AssertionError(f"the script failed: {cls.done.stderr}\n{cls.aws.server_log()}")
        cls.vpc = next(v for v in cls.aws("ec2", "describe-vpcs")["Vpcs"] if not v["IsDefault"])
        cls.of_vpc = ["--filters", f"Name=vpc-id,Values={cls.vpc['VpcId']}"]
        cls.subnets = {next(t["Value"] for t in s["Tags"] if t["Key"] == "Name").rsplit("/", 1)[1]: s
                       for s in cls.aws("ec2", "describe-subnets", *cls.of_vpc)["Subnets"]}

    def test_vpc(self):
        self.assertEqual(self.vpc["CidrBlock"], "10.0.0.0/16")
        for attribute, key in (("enableDnsSupport", "EnableDnsSupport"), ("enableDnsHostnames", "EnableDnsHostnames")):
            got = self.aws("ec2", "describe-vpc-attribute", "--vpc-id", self.vpc["VpcId"], "--attribute", attribute)
            self.assertIs(got[key]["Value"], True)

    def test_subnets(self):
        self.assertEqual({name: s["CidrBlock"] for name, s in self.subnets.items()},
                         {"public-a": "10.0.0.0/24", "public-b": "10.0.1.0/24",
                          "private-a": "10.0.16.0/20", "private-b": "10.0.32.0/20"})
        zones = {name: s["AvailabilityZone"] for name, s in self.subnets.items()}
        self.assertEqual(zones["public-a"], zones["private-a"])
        self.assertEqual(zones["public-b"], zones["private-b"])
        self.assertNotEqual(zones["public-a"], zones["public-b"])
        for name, subnet in self.subnets.items():
            self.assertIs(subnet["MapPublicIpOnLaunch"], name.startswith("public"))

    def test_routes(self):
        tables = {}
        for table in self.aws("ec2", "describe-route-tables", *self.of_vpc)["RouteTables"]:
            for association in table["Associations"]:
                if "SubnetId" in association:
                    tables[association["SubnetId"]] = table
        gateway = self.aws("ec2", "describe-internet-gateways", "--filters",
                           f"Name=attachment.vpc-id,Values={self.vpc['VpcId']}")["InternetGateways"][0]["InternetGatewayId"]
        nats = {n["SubnetId"]: n for n in self.aws("ec2", "describe-nat-gateways")["NatGateways"]}
        for name, subnet in self.subnets.items():
            out = next(r for r in tables[subnet["SubnetId"]]["Routes"] if r["DestinationCidrBlock"] == "0.0.0.0/0")
            if name.startswith("public"):
                self.assertEqual(out["GatewayId"], gateway)
            else:
                beside = self.subnets[name.replace("private", "public")]["SubnetId"]
                self.assertEqual(out["NatGatewayId"], nats[beside]["NatGatewayId"])
                self.assertEqual(nats[beside]["State"], "available")

    def test_security_groups(self):
        groups = {t["Value"]: g for g in self.aws("ec2", "describe-security-groups", *self.of_vpc)["SecurityGroups"]
                  for t in g.get("Tags", ()) if t["Key"] == "Name"}
        edge, app = groups["web/edge"], groups["web/app"]
        self.assertEqual(sorted((r["IpProtocol"], r["FromPort"], r["ToPort"], r["IpRanges"][0]["CidrIp"])
                                for r in edge["IpPermissions"]),
                         [("tcp", 80, 80, "0.0.0.0/0"), ("tcp", 443, 443, "0.0.0.0/0")])
        self.assertEqual([(r["IpProtocol"], r["FromPort"], r["ToPort"], r["UserIdGroupPairs"][0]["GroupId"])
                          for r in app["IpPermissions"]], [("tcp", 8080, 8080, edge["GroupId"])])

    def cluster(self):
        return self.aws("ecs", "list-clusters")["clusterArns"][0]

    def service(self):
        arn = self.aws("ecs", "list-services", "--cluster", self.cluster())["serviceArns"][0]
        return self.aws("ecs", "describe-services", "--cluster", self.cluster(), "--services", arn)["services"][0]

    def test_cluster(self):
        cluster = self.aws("ecs", "describe-clusters", "--clusters", self.cluster(), "--include", "SETTINGS")["clusters"][0]
        self.assertEqual(cluster["status"], "ACTIVE")
        self.assertEqual(cluster["settings"], [{"name": "containerInsights", "value": "enhanced"}])
        self.assertEqual(sorted(cluster["capacityProviders"]), ["FARGATE", "FARGATE_SPOT"])
        # moto keeps a service's own strategy to itself, so the cluster's stands for it.
        strategy = {p["capacityProvider"]: (p.get("base", 0), p["weight"]) for p in cluster["defaultCapacityProviderStrategy"]}
        self.assertEqual(strategy, {"FARGATE": (2, 1), "FARGATE_SPOT": (0, 3)})

    def test_service(self):
        service = self.service()
        network = service["networkConfiguration"]["awsvpcConfiguration"]
        self.assertEqual(sorted(network["subnets"]),
                         sorted(self.subnets[n]["SubnetId"] for n in ("private-a", "private-b")))
        self.assertEqual(service["desiredCount"], 2)
        group = self.aws("elbv2", "describe-target-groups")["TargetGroups"][0]
        self.assertEqual(service["loadBalancers"], [{"targetGroupArn": group["TargetGroupArn"], "containerName": "app",
                                                     "containerPort": 8080}])

    def test_task_definition(self):
        task = self.aws("ecs", "describe-task-definition", "--task-definition", self.service()["taskDefinition"])["taskDefinition"]
        self.assertEqual((task["cpu"], task["memory"], task["networkMode"]), ("512", "1024", "awsvpc"))
        container = task["containerDefinitions"][0]
        self.assertEqual(container["environment"], [{"name": "LOG_LEVEL", "value": "info"}])
        self.assertEqual(container["secrets"], [{"name": "DB_PASSWORD", "valueFrom": "/prod/db/password"}])
        self.assertEqual(container["healthCheck"]["command"], ["CMD-SHELL", "curl -f localhost:8080/healthz"])
        options = container["logConfiguration"]["options"]
        groups = self.aws("logs", "describe-log-groups")["logGroups"]
        self.assertEqual(options["awslogs-group"], groups[0]["logGroupName"])
        self.assertEqual(options["awslogs-region"], REGION)
        role = task["executionRoleArn"].rsplit("/", 1)[1]
        attached = self.aws("iam", "list-attached-role-policies", "--role-name", role)["AttachedPolicies"]
        self.assertEqual([p["PolicyName"] for p in attached], ["AmazonECSTaskExecutionRolePolicy"])

    def test_listener(self):
        balancer = self.aws("elbv2", "describe-load-balancers")["LoadBalancers"][0]
        self.assertEqual(sorted(z["SubnetId"] for z in balancer["AvailabilityZones"]),
                         sorted(self.subnets[n]["SubnetId"] for n in ("public-a", "public-b")))
        listener = self.aws("elbv2", "describe-listeners", "--load-balancer-arn", balancer["LoadBalancerArn"])["Listeners"][0]
        self.assertEqual((listener["Protocol"], listener["Port"]), ("HTTPS", 443))
        self.assertEqual(self.done.stdout.splitlines()[-1], f"url = https://{balancer['DNSName']}")

    def test_scaling(self):
        ask = ["--service-namespace", "ecs"]
        targets = self.aws("application-autoscaling", "describe-scalable-targets", *ask)["ScalableTargets"]
        service = self.service()
        resource = f"service/{self.cluster().rsplit('/', 1)[1]}/{service['serviceName']}"
        self.assertEqual([(t["ResourceId"], t["ScalableDimension"], t["MinCapacity"], t["MaxCapacity"]) for t in targets],
                         [(resource, "ecs:service:DesiredCount", 2, 40)])
        policies = {p["PolicyName"]: p["TargetTrackingScalingPolicyConfiguration"] for p in
                    self.aws("application-autoscaling", "describe-scaling-policies", *ask)["ScalingPolicies"]}
        self.assertEqual(policies["cpu"]["TargetValue"], 60)
        self.assertEqual(policies["cpu"]["PredefinedMetricSpecification"],
                         {"PredefinedMetricType": "ECSServiceAverageCPUUtilization"})
        balancer = self.aws("elbv2", "describe-load-balancers")["LoadBalancers"][0]["LoadBalancerArn"]
        group = self.aws("elbv2", "describe-target-groups")["TargetGroups"][0]["TargetGroupArn"]
        self.assertEqual(policies["requests"]["TargetValue"], 1000)
        self.assertEqual(policies["requests"]["PredefinedMetricSpecification"]["ResourceLabel"],
                         balancer.split("loadbalancer/")[1] + "/" + group.split(":")[-1])
        actions = {a["ScheduledActionName"]: a for a in
                   self.aws("application-autoscaling", "describe-scheduled-actions", *ask)["ScheduledActions"]}
        self.assertEqual({name: (a["Schedule"], a["Timezone"], a["ScalableTargetAction"]) for name, a in actions.items()}, {
            "mornings": ("cron(0 7 ? * MON-FRI *)", "Europe/Berlin", {"MinCapacity": 10, "MaxCapacity": 40}),
            "nights": ("cron(0 20 ? * * *)", "Europe/Berlin", {"MinCapacity": 2, "MaxCapacity": 40})})


if __name__ == "__main__":
    unittest.main()
