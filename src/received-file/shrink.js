/** A picture made smaller by the browser before it is sent: drawn anew, so that nothing but its pixels goes along. Served as it is: an old telephone runs it too. */

/** Below `longestSide` pixels, as JPEG. Gives the file back as it is where it is no picture, or the browser cannot draw it. */
export async function shrunk(file, longestSide) {
  if (!file.type.startsWith("image/")) return file;
  try {
    const drawn = await createImageBitmap(file);
    const scale = Math.min(1, longestSide / Math.max(drawn.width, drawn.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(drawn.width * scale);
    canvas.height = Math.round(drawn.height * scale);
    const pen = canvas.getContext("2d");
    if (!pen) return file;
    // A drawing on glass would turn black in a JPEG.
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(drawn, 0, 0, canvas.width, canvas.height);
    const smaller = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
    if (!smaller) return file;
    return new File([smaller], `${file.name.replace(/\.[^.]*$/, "") || "photo"}.jpg`, { type: "image/jpeg" });
  } catch {
    return file;
  }
}
