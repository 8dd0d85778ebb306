/** `4 of 5 stars`, `no rating`. */
export function ratingWords(rating: number | null): string {
  return rating === null ? 'no rating' : `${rating} of 5 stars`;
}
