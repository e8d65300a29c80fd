"""A moto server that knows what moto lacks of what we call: tags of scalable targets. Arguments are moto_server's."""

import json
import sys

from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse
from moto.server import main

_tags = {}


def _list(self):
    return json.dumps({"Tags": _tags.get(json.loads(self.body)["ResourceARN"], {})})


def _tag(self):
    body = json.loads(self.body)
    _tags.setdefault(body["ResourceARN"], {}).update(body["Tags"])
    return "{}"


def _untag(self):
    body = json.loads(self.body)
    for key in body["TagKeys"]:
        _tags.get(body["ResourceARN"], {}).pop(key, None)
    return "{}"


ApplicationAutoScalingResponse.list_tags_for_resource = _list
ApplicationAutoScalingResponse.tag_resource = _tag
ApplicationAutoScalingResponse.untag_resource = _untag

if __name__ == "__main__":
    main(sys.argv[1:])
