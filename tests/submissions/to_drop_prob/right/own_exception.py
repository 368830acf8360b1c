class UnknownName(ValueError):
    pass
def to_drop_prob(api, value):
    api = api.lower().strip()
    if api in {"torch", "pytorch", "keras", "tensorflow", "flax"}:
        return value
    if api in {"cs231n", "srivastava2014", "deeplearning.ai", "tf1"}:
        return round(1 - value, 12)
    raise UnknownName(api)
