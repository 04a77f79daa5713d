/** Below `longestSide` pixels, as JPEG; the file as it is where it is no picture, or the browser cannot draw it. */
export function shrunk(file: File, longestSide: number): Promise<File>;
