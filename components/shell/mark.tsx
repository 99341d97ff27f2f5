/** Lectern's mark: a lectern seen from the front. Decorative: give the link around it a name. */
export function Mark({ size = 22 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M2 4h20l-2.4 8.2H4.4z" fill="var(--l-accent)" />
      <path d="M7.6 14h8.8v6.4H7.6z" fill="var(--l-accent)" />
    </svg>
  );
}
