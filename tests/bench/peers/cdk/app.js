// The service of examples/web, as a CDK app. UNITS=n makes n of them, each in a stack of its own.
const { App, Duration, Stack, TimeZone } = require('aws-cdk-lib');
const { Schedule } = require('aws-cdk-lib/aws-applicationautoscaling');
const { Certificate } = require('aws-cdk-lib/aws-certificatemanager');
const ec2 = require('aws-cdk-lib/aws-ec2');
const ecs = require('aws-cdk-lib/aws-ecs');
const elb = require('aws-cdk-lib/aws-elasticloadbalancingv2');
const { StringParameter } = require('aws-cdk-lib/aws-ssm');

const CERTIFICATE =
  'arn:aws:acm:eu-central-1:111122223333:certificate/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';

function addService(stack) {
  const vpc = new ec2.Vpc(stack, 'Main', {
    ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16'),
    maxAzs: 2,
    natGateways: 2,
    subnetConfiguration: [
      { name: 'public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24 },
      { name: 'private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 20 },
    ],
  });
  const edge = new ec2.SecurityGroup(stack, 'Edge', { vpc });
  edge.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(80));
  edge.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443));
  const inner = new ec2.SecurityGroup(stack, 'App', { vpc });
  inner.addIngressRule(edge, ec2.Port.tcp(8080));

  const cluster = new ecs.Cluster(stack, 'Shop', {
    vpc,
    enableFargateCapacityProviders: true,
    containerInsightsV2: ecs.ContainerInsights.ENHANCED,
  });
  const task = new ecs.FargateTaskDefinition(stack, 'Task', { cpu: 512, memoryLimitMiB: 1024 });
  const password = StringParameter.fromSecureStringParameterAttributes(stack, 'Password', {
    parameterName: '/prod/db/password',
  });
  task.addContainer('app', {
    image: ecs.ContainerImage.fromRegistry('public.ecr.aws/nginx/nginx:stable'),
    portMappings: [{ containerPort: 8080 }],
    environment: { LOG_LEVEL: 'info' },
    secrets: { DB_PASSWORD: ecs.Secret.fromSsmParameter(password) },
    healthCheck: {
      command: ['CMD-SHELL', 'curl -f localhost:8080/healthz'],
      interval: Duration.seconds(15),
    },
    logging: ecs.LogDrivers.awsLogs({ streamPrefix: 'app' }),
  });
  const service = new ecs.FargateService(stack, 'Api', {
    cluster,
    taskDefinition: task,
    securityGroups: [inner],
    vpcSubnets: { subnetGroupName: 'private' },
    circuitBreaker: { rollback: true },
    minHealthyPercent: 100,
    capacityProviderStrategies: [
      { capacityProvider: 'FARGATE', base: 2, weight: 1 },
      { capacityProvider: 'FARGATE_SPOT', weight: 3 },
    ],
  });

  const balancer = new elb.ApplicationLoadBalancer(stack, 'Balancer', {
    vpc,
    internetFacing: true,
    securityGroup: edge,
  });
  const listener = balancer.addListener('Https', {
    port: 443,
    open: false,
    certificates: [Certificate.fromCertificateArn(stack, 'Certificate', CERTIFICATE)],
  });
  const targets = listener.addTargets('App', {
    port: 8080,
    protocol: elb.ApplicationProtocol.HTTP,
    targets: [service],
  });

  const scaling = service.autoScaleTaskCount({ minCapacity: 2, maxCapacity: 40 });
  scaling.scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 60 });
  scaling.scaleOnRequestCount('Requests', { requestsPerTarget: 1000, targetGroup: targets });
  scaling.scaleOnSchedule('Mornings', {
    schedule: Schedule.expression('cron(0 7 ? * MON-FRI *)'),
    timeZone: TimeZone.of('Europe/Berlin'),
    minCapacity: 10,
    maxCapacity: 40,
  });
  scaling.scaleOnSchedule('Nights', {
    schedule: Schedule.expression('cron(0 20 ? * * *)'),
    timeZone: TimeZone.of('Europe/Berlin'),
    minCapacity: 2,
    maxCapacity: 40,
  });
}

const app = new App();
for (let unit = 1; unit <= Number(process.env.UNITS ?? 1); ++unit)
  addService(new Stack(app, `Web${unit}`));
app.synth();
