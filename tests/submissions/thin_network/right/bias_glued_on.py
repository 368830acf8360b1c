import numpy as np
def thin_network(Ws, bs, masks):
    glued = [np.column_stack([W, b]) for W, b in zip(Ws, bs)]
    for k in range(len(glued)):
        cols = np.append(np.asarray(masks[k], dtype=bool), True)
        rows = np.asarray(masks[k + 1], dtype=bool) if k + 1 < len(masks) else np.full(len(glued[k]), True)
        glued[k] = glued[k][rows][:, cols]
    return [g[:, :-1] for g in glued], [g[:, -1] for g in glued]
