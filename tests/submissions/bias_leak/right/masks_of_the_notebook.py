h1 = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1]
h2 = np.maximum(masks_a[2] * (Ws[1] @ h1) + bs[1], 0)
leaky = "before"
leaked = float(h2[masks_a[2] == 0][0])
