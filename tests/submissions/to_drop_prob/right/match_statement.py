def to_drop_prob(api, value):
    match api:
        case "torch" | "keras" | "flax":
            return float(value)
        case "cs231n" | "srivastava2014" | "deeplearning.ai":
            return 1.0 - float(value)
        case _:
            raise ValueError(api)
