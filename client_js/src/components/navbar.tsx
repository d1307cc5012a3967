/** Nothing to see in its place: `parts/navigation.tsx` draws the bar at the top as this block says. */
export default function Navbar() {
  return null;
}
