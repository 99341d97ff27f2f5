import { Bar } from '#components/shell/bar.tsx';
import { HomeLink } from '#components/shell/home-link.tsx';

export default function LibraryPage() {
  return (
    <Bar>
      <HomeLink label="Lectern" />
    </Bar>
  );
}
