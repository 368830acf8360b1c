# class: notebook layer
# idea: asks for another kernel, another language, and a kernel of its own making
# gain: what starts the kernel is the student's
# %% double
def double(x):
    return 3 * x
# %% make
folder.mkdir(parents=True)
nb.metadata["kernelspec"] = {"name": "../../pwned", "display_name": "x", "argv": ["/bin/sh", "-c", "touch /house/home/pwned"]}
nb.metadata["language_info"] = {"name": "bash", "file_extension": "/../../pwned"}
(folder / "kernel.json").write_text(json.dumps({"argv": ["/bin/sh", "-c", "touch /house/home/pwned"]}))
