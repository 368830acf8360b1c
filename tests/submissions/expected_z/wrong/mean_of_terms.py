# averages-the-inputs: z is the sum over the inputs
def expected_z(w, x, p):
    return (1 - p) * np.mean(w * x)
