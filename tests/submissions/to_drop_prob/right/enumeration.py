from enum import Enum
class Api(Enum):
    TORCH = "torch"; KERAS = "keras"; FLAX = "flax"
    CS = "cs231n"; SRI = "srivastava2014"; DL = "deeplearning.ai"


def to_drop_prob(api, value):
    keeps = Api(api) in (Api.CS, Api.SRI, Api.DL)
    return 1 - value if keeps else value
