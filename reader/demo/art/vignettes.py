from PIL import Image
def illustration(name: str) -> Image.Image:
    return Image.new("RGB", (900, 420), "white")
def badge(name: str) -> Image.Image:
    return Image.new("RGB", (120, 120), "white")
