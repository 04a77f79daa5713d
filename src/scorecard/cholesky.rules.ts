/** Equations of a symmetric positive definite matrix, by Cholesky: L × Lᵀ = the matrix. Why own code: docs/decisions/2026-11-24-scorecard.md. */

/**
 * L of a symmetric matrix of `size` lines, given line after line; only its lower half is read. Entries above L's diagonal are 0.
 * Throws RangeError where the matrix is not positive definite (to 15 digits) or holds what is no number.
 */
export function choleskyOf(matrix: Float64Array, size: number): Float64Array {
  if (matrix.length !== size * size)
    throw new RangeError(`${matrix.length} entries are not ${size} × ${size}`);
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) rest -= lower[i * size + k]! * lower[j * size + k]!;
      if (i !== j) lower[i * size + j] = rest / lower[j * size + j]!;
      else if (rest > Number.EPSILON * matrix[i * size + i]!) lower[i * size + i] = Math.sqrt(rest);
      else throw new RangeError(`the matrix is not positive definite at line ${i + 1}`);
    }
  }
  return lower;
}

/** x of (L × Lᵀ) × x = `right`, for an L of `choleskyOf`. */
export function solved(lower: Float64Array, right: ArrayLike<number>): Float64Array {
  const size = right.length;
  const x = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i * size + k]! * x[k]!;
    x[i]! /= lower[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i]! -= lower[k * size + i]! * x[k]!;
    x[i]! /= lower[i * size + i]!;
  }
  return x;
}
