import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Mathematics, wire formats and actions stay usable without a screen. */
const withoutReact = {
  patterns: [{ group: ['react', 'react-dom', 'react-dom/*', 'antd', '@ant-design/*'], message: 'No React here.' }],
};

export default tseslint.config(
  { ignores: ['dist', 'target', 'eslint.config.js', 'build.mjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'react-hooks': hooks },
    rules: {
      ...hooks.configs.recommended.rules,
      'max-lines': ['error', { max: 150, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-debugger': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['src/i18n/*.ts', 'src/**/*.test.ts'],
    rules: { 'max-lines': ['error', 300] },
  },
  {
    files: ['src/image/**', 'src/dicomweb/**', 'src/commands/**', 'src/session/session.ts'],
    rules: { 'no-restricted-imports': ['error', withoutReact] },
  },
);
