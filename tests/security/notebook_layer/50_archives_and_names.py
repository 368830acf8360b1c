# class: notebook layer
# idea 50: hands in files whose names lead elsewhere, archives within archives, and a hundred notebooks
# gain: what is unpacked or copied lands where it should not
# %% double
def double(x):
    return 3 * x
# %% make
import io, zipfile
folder.mkdir(parents=True)
data = io.BytesIO()
with zipfile.ZipFile(data, "w") as archive:
    archive.writestr("../../../../home/pwned", "x")
    archive.writestr("/tmp/pwned-from-zip", "x")
(folder / "a.zip").write_bytes(data.getvalue())
for name in ("..\\..\\pwned", "-rf", "--help", "~", "$HOME", "a\nb", "%2e%2e%2fpwned", "...", "CON", "target.ipynb\u202e"):
    (folder / name).write_text("{}")
