/** The indices of a stack from the nearest to the farthest: forward first, as most people scroll. */
export function nearestFirst(current: number, count: number): number[] {
  const order: number[] = [];
  for (let distance = 1; distance < count; distance++) {
    if (current + distance < count) order.push(current + distance);
    if (current - distance >= 0) order.push(current - distance);
  }
  return order;
}
