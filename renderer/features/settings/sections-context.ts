import { createContext } from 'react';
import type { SettingsSection } from './settings-section.ts';

/** The sections of the page, for what names settings by them: the list itself imports every section. */
export const SectionsContext = createContext<readonly SettingsSection[]>([]);
