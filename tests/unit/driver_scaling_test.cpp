// The component `scaling`: what it writes for policies, and what it refuses.
#include "catch.h"
#include "compiled.h"

using namespace scale::test;
using Problems = std::vector<std::string>;

namespace {

/// A scaling with these policies, on a service that exists, as the third line of the program.
Compiled on_service(const std::string& policies) {
  return compile(R"(existing service api { cluster = "shop", name = "api" }
let waiting = { namespace = "Shop", name = "Load", dimensions = { Queue = "jobs" } }
scaling rules { target = api, capacity = 1..10
  )" + policies + "\n}\n");
}

Compiled on_function(const std::string& policies) {
  return compile(
      "existing function f { name = \"f\", alias = \"live\" }\nscaling rules { target = f, capacity = "
      "1..10\n  " +
      policies + "\n}\n");
}

const char* const policy_of_steps = "StepScalingPolicyConfiguration";

}  // namespace

TEST_CASE("steps become a policy and an alarm for each direction, with bounds relative to the threshold") {
  const Compiled result =
      on_service("step load { metric = waiting\n  at 10..20 add 1\n  at 20.. add 5\n  at ..2 remove all }");
  REQUIRE(result.problems == Problems{});
  const auto& add = result.properties("RulesSteppingLoadAdd").at(policy_of_steps);
  CHECK(add.at("AdjustmentType") == "ChangeInCapacity");
  CHECK(add.at("StepAdjustments").dump() ==
        R"([{"MetricIntervalLowerBound":0,"MetricIntervalUpperBound":10,"ScalingAdjustment":1},)"
        R"({"MetricIntervalLowerBound":10,"ScalingAdjustment":5}])");
  CHECK(result.properties("RulesAlarmLoadAdd").at("Threshold") == 10);
  CHECK(result.properties("RulesAlarmLoadAdd").at("ComparisonOperator") == "GreaterThanOrEqualToThreshold");
  CHECK(result.properties("RulesAlarmLoadAdd").at("AlarmActions").dump() ==
        R"([{"Ref":"RulesSteppingLoadAdd"}])");
  const auto& remove = result.properties("RulesSteppingLoadRemove").at(policy_of_steps);
  CHECK(remove.at("AdjustmentType") == "PercentChangeInCapacity");
  CHECK(remove.at("StepAdjustments").dump() ==
        R"([{"MetricIntervalUpperBound":0,"ScalingAdjustment":-100}])");
  CHECK(result.properties("RulesAlarmLoadRemove").at("Threshold") == 2);
  CHECK(result.properties("RulesAlarmLoadRemove").at("ComparisonOperator") == "LessThanThreshold");
}

TEST_CASE("percentages of steps stay percentages") {
  const Compiled result = on_service("step load { metric = api.cpu_utilization\n  at 80%.. add 20% }");
  REQUIRE(result.problems == Problems{});
  const auto& add = result.properties("RulesSteppingLoadAdd").at(policy_of_steps);
  CHECK(add.at("AdjustmentType") == "PercentChangeInCapacity");
  CHECK(add.at("StepAdjustments").dump() == R"([{"MetricIntervalLowerBound":0,"ScalingAdjustment":20}])");
  CHECK(result.properties("RulesAlarmLoadAdd").at("Threshold") == 80);
}

TEST_CASE("target tracking counts in percent for services and in fractions for functions") {
  const char* const configuration = "TargetTrackingScalingPolicyConfiguration";
  CHECK(on_service("track memory at 75%")
            .properties("RulesTrackingMemory")
            .at(configuration)
            .at("TargetValue") == 75);
  const Compiled function =
      on_function("track utilization at 70% { scale_in = false, scale_out_cooldown = 2m }");
  REQUIRE(function.problems == Problems{});
  const auto& policy = function.properties("RulesTrackingUtilization").at(configuration);
  CHECK(policy.at("TargetValue") == 0.7);
  CHECK(policy.at("DisableScaleIn") == true);
  CHECK(policy.at("ScaleOutCooldown") == 120);
  CHECK_FALSE(policy.contains("ScaleInCooldown"));
}

TEST_CASE("scheduled actions keep what a range leaves open") {
  const Compiled result = on_service(
      "schedule nights { at = cron(0 20 ? * * *) in \"Europe/Berlin\", capacity = ..3 }\n"
      "  schedule once { at = at(2026-12-24T18:00:00), capacity = 0..1 }");
  REQUIRE(result.problems == Problems{});
  const auto& actions = result.properties("RulesScalableTarget").at("ScheduledActions");
  CHECK(actions.at(0).at("Schedule") == "cron(0 20 ? * * *)");
  CHECK(actions.at(0).at("Timezone") == "Europe/Berlin");
  CHECK(actions.at(0).at("ScalableTargetAction").dump() == R"({"MaxCapacity":3})");
  CHECK(actions.at(1).at("Schedule") == "at(2026-12-24T18:00:00)");
  CHECK_FALSE(actions.at(1).contains("Timezone"));
  CHECK(actions.at(1).at("ScalableTargetAction").dump() == R"({"MinCapacity":0,"MaxCapacity":1})");
}

TEST_CASE("what Application Auto Scaling does not offer is refused once, with the reason") {
  CHECK(on_function("step load { metric = { namespace = \"A\", name = \"b\", dimensions = { Q = \"q\" } }\n  "
                    "at 1.. add 1 }")
            .problems == Problems{"test.scale:3: Application Auto Scaling offers no step scaling for Lambda: "
                                  "use `track utilization at 70%` or "
                                  "a schedule"});
  CHECK(on_function("track cpu at 60%").problems ==
        Problems{"test.scale:3: a function is tracked by the utilization of its provisioned concurrency: "
                 "`track utilization "
                 "at 70%`"});
  CHECK(on_service("track utilization at 60%").problems ==
        Problems{"test.scale:4: a service is tracked by cpu, memory or requests; utilization is a metric of "
                 "functions"});
  CHECK(on_service("track cpu at 60%\n  track cpu at 70%").problems ==
        Problems{"test.scale:4: two target tracking policies follow the same metric"});
  CHECK(on_service("track cpu at 60").problems ==
        Problems{"test.scale:4: `track cpu` holds a share of what is there: write `at 60%`"});
  CHECK(on_service("track requests at 1000 per minute per task").problems ==
        Problems{"test.scale:4: requests are counted by the load balancer, and the service has none: add a "
                 "`listen`"});
}

TEST_CASE("bands of steps have to fit together") {
  const auto steps = [](const std::string& bands) {
    return on_service("step load { metric = waiting\n  " + bands + " }").problems;
  };
  CHECK(steps("at 1..10 add 1") ==
        Problems{"test.scale:5: load-add: the last band has to be open, 1.., or nothing is added above it"});
  CHECK(steps("at 1..10 add 1\n  at 11.. add 2") ==
        Problems{"test.scale:3: load-add: the bands have to follow each other without gap or overlap"});
  CHECK(
      steps("at 5.. add 1\n  at ..7 remove 1") ==
      Problems{
          "test.scale:3: step load has to add above where it removes, not at the same value of its metric"});
  CHECK(steps("at 1..5 add 1\n  at 5.. add 10%") ==
        Problems{"test.scale:3: load-add: the amounts of one direction are all numbers, or all shares such "
                 "as 10% and all"});
}
