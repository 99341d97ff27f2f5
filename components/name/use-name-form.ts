'use client';
import { type FormEvent, useState } from 'react';
import { complain, toast } from '#components/shell/toast.tsx';
import { useWords } from '#components/words.tsx';
import { saveName } from '#live/api.ts';

const MAX_NAME_CHARACTERS = 60;

/** The state of a form that asks for a name: its value, what is wrong with it, and what sends it. */
export function useNameForm(initial: string, onSaved: (name: string) => void) {
  const { name: words, common } = useWords();
  const [value, setValue] = useState(initial);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const send = async () => {
    const name = value.trim().replace(/\s+/g, ' ');
    if (!name) return setError(words.empty);
    if (name.length > MAX_NAME_CHARACTERS) return setError(words.tooLong);
    setBusy(true);
    try {
      await saveName(name);
      toast(words.saved(name));
      onSaved(name);
    } catch {
      complain(common.failed);
    }
    setBusy(false);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  const onChange = (next: string) => {
    setValue(next);
    setError(null);
  };
  return { value, error, busy, onChange, onSubmit };
}
