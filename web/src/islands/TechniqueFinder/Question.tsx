export interface Option {
  value: string;
  label: string;
  checked: boolean;
  /** Stands apart from the others. */
  apart?: boolean;
}

interface Props {
  name: string;
  legend: string;
  hint?: string;
  /** One answer, or several. */
  type: 'radio' | 'checkbox';
  options: Option[];
  onAnswer(value: string, checked: boolean): void;
}

export function Question({ name, legend, hint, type, options, onAnswer }: Props) {
  const hintId = hint && `find-${name}-hint`;
  return (
    <fieldset className={`question ${name}`} aria-describedby={hintId}>
      <legend>{legend}</legend>
      <div className="answers">
        {hint && (
          <p className="hint small soft" id={hintId}>
            {hint}
          </p>
        )}
        {options.map(({ value, label, checked, apart }) => (
          <label className={apart ? 'option apart' : 'option'} key={value}>
            <input
              type={type}
              name={name}
              value={value}
              checked={checked}
              onChange={(event) => onAnswer(value, event.target.checked)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
