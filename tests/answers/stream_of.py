# %% right tuple
def stream_of(region, step, layer, data_rank, tensor_rank):
    return step, layer, data_rank, tensor_rank if region == "sharded" else 0


# %% right packed
def stream_of(region, step, layer, data_rank, tensor_rank):
    device = data_rank * 1000 + (tensor_rank if region == "sharded" else 0)
    return (step * 1000 + layer) * 10**6 + device


# %% right branches
def stream_of(region, step, layer, data_rank, tensor_rank):
    if region == "replicated":
        return (step, layer, data_rank)
    if region == "sharded":
        return (step, layer, data_rank, tensor_rank)
    raise ValueError(region)


# %% right bits
def stream_of(region, step, layer, data_rank, tensor_rank):
    word = (step << 40) | (layer << 24) | (data_rank << 12)
    return word + tensor_rank * (region == "sharded")


# %% right array
import numpy as np


def stream_of(region, step, layer, data_rank, tensor_rank):
    return np.array([step, layer, data_rank, {"replicated": 0, "sharded": 1 + tensor_rank}[region]])


# %% wrong one_seed_for_all: data-ranks-share-coins | other examples
def stream_of(region, step, layer, data_rank, tensor_rank):
    return step, layer


# %% wrong forgets_the_data_rank: data-ranks-share-coins | other examples
def stream_of(region, step, layer, data_rank, tensor_rank):
    return step, layer, tensor_rank if region == "sharded" else 0


# %% wrong a_seed_for_each_device: replicas-toss-apart | same numbers
def stream_of(region, step, layer, data_rank, tensor_rank):
    return step, layer, data_rank, tensor_rank


# %% wrong a_seed_for_each_group: shards-share-coins | other columns
def stream_of(region, step, layer, data_rank, tensor_rank):
    return step, layer, data_rank


# %% wrong regions_exchanged: replicas-toss-apart | same numbers
def stream_of(region, step, layer, data_rank, tensor_rank):
    return step, layer, data_rank, tensor_rank if region == "replicated" else 0


# %% wrong forgets_the_step: steps-share-coins | each step
def stream_of(region, step, layer, data_rank, tensor_rank):
    return layer, data_rank, tensor_rank if region == "sharded" else 0


# %% wrong forgets_the_layer: layers-share-coins | each layer
def stream_of(region, step, layer, data_rank, tensor_rank):
    return step, data_rank, tensor_rank if region == "sharded" else 0


# %% wrong adds_the_ranks: addresses-collide | add up
def stream_of(region, step, layer, data_rank, tensor_rank):
    return step, layer, data_rank + (tensor_rank if region == "sharded" else 0)


# %% wrong adds_everything: addresses-collide | add up
def stream_of(region, step, layer, data_rank, tensor_rank):
    return step + layer + data_rank + (tensor_rank if region == "sharded" else 0)


# %% wrong packs_too_tightly: addresses-collide | add up
def stream_of(region, step, layer, data_rank, tensor_rank):
    return 1000 * step + 10 * layer + 5 * data_rank + (tensor_rank if region == "sharded" else 0)


# %% wrong multiplies: addresses-collide | add up
def stream_of(region, step, layer, data_rank, tensor_rank):
    return (step + 1) * (layer + 1) * (data_rank + 1) * (tensor_rank + 1 if region == "sharded" else 1)


# %% wrong data_rank_for_sharded_alone: data-ranks-share-coins | other examples
def stream_of(region, step, layer, data_rank, tensor_rank):
    if region == "sharded":
        return step, layer, data_rank, tensor_rank
    return step, layer


# %% wrong step_for_sharded_alone: steps-share-coins | each step
def stream_of(region, step, layer, data_rank, tensor_rank):
    if region == "sharded":
        return step, layer, data_rank, tensor_rank
    return layer, data_rank


# %% wrong draws_a_number: address-changes | same address
import numpy as np


def stream_of(region, step, layer, data_rank, tensor_rank):
    return int(np.random.default_rng().integers(2**62))


# %% wrong counts_its_calls: address-changes | same address
calls = 0


def stream_of(region, step, layer, data_rank, tensor_rank):
    global calls
    calls += 1
    return calls


# %% wrong text: address-in-numbers | whole numbers
def stream_of(region, step, layer, data_rank, tensor_rank):
    return f"{step}-{layer}-{data_rank}-{tensor_rank if region == 'sharded' else 0}"


# %% wrong no_return: returns-nothing | return
def stream_of(region, step, layer, data_rank, tensor_rank):
    (step, layer, data_rank, tensor_rank)


# %% wrong one_digit_each: addresses-collide | add up
def stream_of(region, step, layer, data_rank, tensor_rank):
    tensor = tensor_rank if region == "sharded" else 0
    return step * 1000 + layer * 100 + data_rank * 10 + tensor


# %% wrong step_plus_layer: addresses-collide | add up
def stream_of(region, step, layer, data_rank, tensor_rank):
    return step + layer, data_rank, tensor_rank if region == "sharded" else 0
