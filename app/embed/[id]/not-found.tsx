import { EmbeddedGone } from '#components/states/embedded-gone.tsx';

export default function NotFound() {
  return <EmbeddedGone />;
}
