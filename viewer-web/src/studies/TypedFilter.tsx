import { Input, type InputRef } from 'antd';
import { type Ref, useEffect, useState } from 'react';

interface Props {
  label: string;
  /** Shown in the empty field instead of the label. */
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  testId: string;
  className?: string;
  inputRef?: Ref<InputRef>;
}

const PAUSE_MS = 300;

/** A field of the filter that asks after a pause in typing, and never in the middle of an input method's word. */
export function TypedFilter({ label, hint = label, value, onChange, testId, className = '', inputRef }: Props) {
  const [typed, setTyped] = useState(value);
  const [composing, setComposing] = useState(false);
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    setShown(value);
    setTyped(value);
  }
  useEffect(() => {
    if (composing || typed === value) return undefined;
    const timer = setTimeout(() => {
      onChange(typed);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, composing, value, onChange]);
  return (
    <Input
      ref={inputRef}
      allowClear
      className={className}
      placeholder={hint}
      title={hint}
      aria-label={label}
      data-testid={testId}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
      }}
      onPressEnter={() => {
        onChange(typed);
      }}
      onCompositionStart={() => {
        setComposing(true);
      }}
      onCompositionEnd={() => {
        setComposing(false);
      }}
    />
  );
}
