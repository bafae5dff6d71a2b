from PIL import Image
from reader.demo.strips import Strip
def draw(strip: Strip, size: tuple[int, int]) -> Image.Image:
    return Image.new("RGB", size, "white")
