// The template of examples/web, written in Jsonnet.
local ref(id) = { Ref: id };
local attribute(id, name) = { 'Fn::GetAtt': [id, name] };
local sub(text) = { 'Fn::Sub': text };

local assume_tasks = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
local zones = [{ name: 'A', index: 0 }, { name: 'B', index: 1 }];

local subnet(zone, kind, cidr, target) = local id = kind + zone.name; {
  ['Subnet' + id]: {
    Type: 'AWS::EC2::Subnet',
    Properties: {
      VpcId: ref('Main'),
      CidrBlock: cidr,
      AvailabilityZone: { 'Fn::Select': [zone.index, { 'Fn::GetAZs': '' }] },
      MapPublicIpOnLaunch: kind == 'Public',
    },
  },
  ['Routes' + id]: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: ref('Main') } },
  ['Association' + id]: {
    Type: 'AWS::EC2::SubnetRouteTableAssociation',
    Properties: { RouteTableId: ref('Routes' + id), SubnetId: ref('Subnet' + id) },
  },
  ['Route' + id]: {
    Type: 'AWS::EC2::Route',
    Properties: { RouteTableId: ref('Routes' + id), DestinationCidrBlock: '0.0.0.0/0' } + target,
    [if kind == 'Public' then 'DependsOn']: ['Attachment'],
  },
};

local network = {
  Main: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16', EnableDnsHostnames: true, EnableDnsSupport: true } },
  Gateway: { Type: 'AWS::EC2::InternetGateway' },
  Attachment: {
    Type: 'AWS::EC2::VPCGatewayAttachment',
    Properties: { InternetGatewayId: ref('Gateway'), VpcId: ref('Main') },
  },
} + std.foldl(
  function(all, zone) all
                      + subnet(zone, 'Public', '10.0.%d.0/24' % zone.index, { GatewayId: ref('Gateway') })
                      + subnet(zone, 'Private', '10.0.%d.0/20' % (16 * (zone.index + 1)), { NatGatewayId: ref('Nat' + zone.name) })
                      + {
                        ['Address' + zone.name]: { Type: 'AWS::EC2::EIP', Properties: { Domain: 'vpc' }, DependsOn: ['Attachment'] },
                        ['Nat' + zone.name]: {
                          Type: 'AWS::EC2::NatGateway',
                          Properties: {
                            AllocationId: attribute('Address' + zone.name, 'AllocationId'),
                            SubnetId: ref('SubnetPublic' + zone.name),
                          },
                          DependsOn: ['Attachment'],
                        },
                      },
  zones,
  {}
);

local group(description, ingress) = {
  Type: 'AWS::EC2::SecurityGroup',
  Properties: { GroupDescription: description, VpcId: ref('Main'), SecurityGroupIngress: ingress },
};
local from_anywhere(port) = [
  { IpProtocol: 'tcp', FromPort: port, ToPort: port, CidrIp: '0.0.0.0/0' },
  { IpProtocol: 'tcp', FromPort: port, ToPort: port, CidrIpv6: '::/0' },
];
local groups = {
  Edge: group('edge', from_anywhere(80) + from_anywhere(443)),
  App: group('app', [{ IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, SourceSecurityGroupId: attribute('Edge', 'GroupId') }]),
};

local parameter = sub('arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/prod/db/password');
local strategy = [
  { CapacityProvider: 'FARGATE', Base: 2, Weight: 1 },
  { CapacityProvider: 'FARGATE_SPOT', Weight: 3 },
];
local service = {
  Shop: {
    Type: 'AWS::ECS::Cluster',
    Properties: {
      CapacityProviders: ['FARGATE', 'FARGATE_SPOT'],
      ClusterSettings: [{ Name: 'containerInsights', Value: 'enhanced' }],
      DefaultCapacityProviderStrategy: strategy,
    },
  },
  ExecutionRole: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: assume_tasks,
      ManagedPolicyArns: [sub('arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy')],
      Policies: [{
        PolicyName: 'secrets',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'ssm:GetParameters', Resource: [parameter] }],
        },
      }],
    },
  },
  TaskRole: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: assume_tasks } },
  Logs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: sub('/ecs/${AWS::StackName}/api'), RetentionInDays: 30 } },
  Task: {
    Type: 'AWS::ECS::TaskDefinition',
    Properties: {
      Family: sub('${AWS::StackName}-api'),
      RequiresCompatibilities: ['FARGATE'],
      NetworkMode: 'awsvpc',
      Cpu: '512',
      Memory: '1024',
      RuntimePlatform: { CpuArchitecture: 'X86_64', OperatingSystemFamily: 'LINUX' },
      ExecutionRoleArn: attribute('ExecutionRole', 'Arn'),
      TaskRoleArn: attribute('TaskRole', 'Arn'),
      ContainerDefinitions: [{
        Name: 'app',
        Image: ref('Image'),
        Essential: true,
        PortMappings: [{ ContainerPort: 8080, Protocol: 'tcp' }],
        Environment: [{ Name: 'LOG_LEVEL', Value: 'info' }],
        Secrets: [{ Name: 'DB_PASSWORD', ValueFrom: '/prod/db/password' }],
        HealthCheck: {
          Command: ['CMD-SHELL', 'curl -f localhost:8080/healthz'],
          Interval: 15,
          Timeout: 5,
          Retries: 3,
        },
        LogConfiguration: {
          LogDriver: 'awslogs',
          Options: {
            'awslogs-group': ref('Logs'),
            'awslogs-region': ref('AWS::Region'),
            'awslogs-stream-prefix': 'app',
          },
        },
      }],
    },
  },
  Balancer: {
    Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    Properties: {
      Type: 'application',
      Scheme: 'internet-facing',
      Subnets: [ref('SubnetPublic' + zone.name) for zone in zones],
      SecurityGroups: [attribute('Edge', 'GroupId')],
    },
  },
  Targets: {
    Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    Properties: {
      VpcId: ref('Main'),
      TargetType: 'ip',
      Protocol: 'HTTP',
      Port: 8080,
      HealthCheckPath: '/',
      HealthCheckIntervalSeconds: 30,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 2,
      UnhealthyThresholdCount: 3,
      TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }],
    },
  },
  Listener: {
    Type: 'AWS::ElasticLoadBalancingV2::Listener',
    Properties: {
      LoadBalancerArn: ref('Balancer'),
      Port: 443,
      Protocol: 'HTTPS',
      Certificates: [{ CertificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0' }],
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      DefaultActions: [{ Type: 'forward', TargetGroupArn: ref('Targets') }],
    },
  },
  Service: {
    Type: 'AWS::ECS::Service',
    DependsOn: ['Listener'],
    Properties: {
      Cluster: ref('Shop'),
      TaskDefinition: ref('Task'),
      CapacityProviderStrategy: strategy,
      NetworkConfiguration: {
        AwsvpcConfiguration: {
          Subnets: [ref('SubnetPrivate' + zone.name) for zone in zones],
          SecurityGroups: [attribute('App', 'GroupId')],
          AssignPublicIp: 'DISABLED',
        },
      },
      LoadBalancers: [{ ContainerName: 'app', ContainerPort: 8080, TargetGroupArn: ref('Targets') }],
      HealthCheckGracePeriodSeconds: 60,
      DeploymentConfiguration: {
        MinimumHealthyPercent: 100,
        MaximumPercent: 200,
        DeploymentCircuitBreaker: { Enable: true, Rollback: true },
      },
    },
  },
};

local tracking(name, value, metric) = {
  Type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
  Properties: {
    PolicyName: name,
    PolicyType: 'TargetTrackingScaling',
    ScalingTargetId: ref('ScalableTarget'),
    TargetTrackingScalingPolicyConfiguration: { TargetValue: value, PredefinedMetricSpecification: metric },
  },
};
local scheduled(name, at, min, max) = {
  ScheduledActionName: name,
  Schedule: at,
  Timezone: 'Europe/Berlin',
  ScalableTargetAction: { MinCapacity: min, MaxCapacity: max },
};
local scaling = {
  ScalableTarget: {
    Type: 'AWS::ApplicationAutoScaling::ScalableTarget',
    Properties: {
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceId: sub('service/${Shop}/${Service.Name}'),
      MinCapacity: 2,
      MaxCapacity: 40,
      ScheduledActions: [
        scheduled('mornings', 'cron(0 7 ? * MON-FRI *)', 10, 40),
        scheduled('nights', 'cron(0 20 ? * * *)', 2, 40),
      ],
    },
  },
  TrackingCpu: tracking('cpu', 60, { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' }),
  TrackingRequests: tracking('requests', 1000, {
    PredefinedMetricType: 'ALBRequestCountPerTarget',
    ResourceLabel: sub('${Balancer.LoadBalancerFullName}/${Targets.TargetGroupFullName}'),
  }),
};

{
  AWSTemplateFormatVersion: '2010-09-09',
  Parameters: { Image: { Type: 'String', Default: 'public.ecr.aws/nginx/nginx:stable' } },
  Resources: network + groups + service + scaling,
  Outputs: { Url: { Value: sub('https://${Balancer.DNSName}') } },
}
